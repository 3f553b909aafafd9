package ca.passerelle.gateway.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The audit trail. An entry of a write stands in the transaction of the write; an entry of a read is committed before the answer leaves.
 * A failure to write it fails the request.
 */
@Component
public class AuditTrail {

    private final JdbcTemplate jdbc;

    AuditTrail(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One thing done.
     *
     * @param partner who did it
     * @param action FHIR interaction: {@code create}, {@code read}, {@code search-type} …
     * @param type the resource type
     * @param resource id and version, or the names of the parameters of a search, never their values
     * @param outcome {@code success} or the kind of refusal
     */
    public record Entry(UUID partner, String action, String type, String resource, String outcome) {}

    public void add(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.update(
                "insert into audit_entry (id, at, partner_id, action, type, resource, outcome, request)"
                        + " select gen_random_uuid(), clock_timestamp(), e.partner, e.action, e.type, e.resource, e.outcome, ?"
                        + " from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])"
                        + " as e (partner, action, type, resource, outcome)",
                RequestId.current(),
                entries.stream().map(Entry::partner).toArray(UUID[]::new),
                texts(entries, Entry::action),
                texts(entries, Entry::type),
                texts(entries, Entry::resource),
                texts(entries, Entry::outcome));
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> field) {
        return entries.stream().map(field).toArray(String[]::new);
    }

    public void add(Entry entry) {
        add(List.of(entry));
    }
}

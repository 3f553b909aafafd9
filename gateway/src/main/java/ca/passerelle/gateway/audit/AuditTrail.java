package ca.passerelle.gateway.audit;

import java.util.List;
import java.util.UUID;
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
        jdbc.batchUpdate(
                "insert into audit_entry (id, at, partner_id, action, type, resource, outcome, request)"
                        + " values (gen_random_uuid(), clock_timestamp(), ?, ?, ?, ?, ?, ?)",
                entries,
                100,
                (statement, entry) -> {
                    statement.setObject(1, entry.partner());
                    statement.setString(2, entry.action());
                    statement.setString(3, entry.type());
                    statement.setString(4, entry.resource());
                    statement.setString(5, entry.outcome());
                    statement.setString(6, RequestId.current());
                });
    }

    public void add(Entry entry) {
        add(List.of(entry));
    }
}

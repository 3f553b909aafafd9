package ca.passerelle.gateway.audit;

import ca.passerelle.gateway.database.Statements;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The audit trail. An entry of a write stands in the transaction of the write; an entry of a read is committed before the answer leaves.
 * A failure to write it fails the request.
 */
@Component
public class AuditTrail {

    private static final String INSERT =
            "insert into audit_entry (id, at, partner_id, action, type, resource, outcome, request, acting_user)"
                    + " select gen_random_uuid(), clock_timestamp(), e.* from"
                    + " unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as e";

    private final JdbcTemplate jdbc;
    private final GroupCommit<Numbered> reads = new GroupCommit<>(this::insert);

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
     * @param user identifier of the person who acted for the partner; null where nobody says who
     */
    public record Entry(
            UUID partner,
            String action,
            String type,
            String resource,
            String outcome,
            @Nullable String user) {

        /** Of which nobody says who acted for the partner. */
        public Entry(UUID partner, String action, String type, String resource, String outcome) {
            this(partner, action, type, resource, outcome, null);
        }
    }

    /** Adds what one write does to its statements. */
    public void add(List<Entry> entries, Statements statements) {
        String request = RequestId.current();
        if (!entries.isEmpty()) {
            statements.add(
                    INSERT,
                    columns(entries.stream()
                            .map(entry -> new Numbered(entry, request))
                            .toList()));
        }
    }

    /** Adds one entry: in the transaction around it, else committed on return, together with those of other requests. */
    public void add(Entry entry) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            insert(List.of(new Numbered(entry, RequestId.current())));
        } else {
            reads.add(new Numbered(entry, RequestId.current()));
        }
    }

    private record Numbered(Entry entry, String request) {}

    private void insert(List<Numbered> entries) {
        jdbc.update(INSERT, columns(entries));
    }

    private static Object[] columns(List<Numbered> entries) {
        return new Object[] {
            entries.stream().map(numbered -> numbered.entry().partner()).toArray(UUID[]::new),
            texts(entries, numbered -> numbered.entry().action()),
            texts(entries, numbered -> numbered.entry().type()),
            texts(entries, numbered -> numbered.entry().resource()),
            texts(entries, numbered -> numbered.entry().outcome()),
            texts(entries, Numbered::request),
            texts(entries, numbered -> numbered.entry().user())
        };
    }

    private static String[] texts(List<Numbered> entries, Function<Numbered, @Nullable String> field) {
        return entries.stream().map(field).toArray(String[]::new);
    }
}

package ca.passerelle.gateway.workitem;

import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table of codes without a meaning. Writes join the transaction of the message that held the code. */
@Component
public class WorkItems {

    /** A code longer than this is no code; it is noted and makes no item. */
    private static final int LONGEST_CODE = 200;

    private static final int LONGEST_LIST = 500;

    /** How exact {@code last_seen} is. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final String SELECT =
            "select i.*, (select count(*) from waiting_code c join waiting_message m on m.message_id = c.message_id"
                    + " where c.work_item_id = i.id and m.released is null) as waiting from work_item i";

    private final JdbcTemplate jdbc;

    WorkItems(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that a message held the code. One whose meaning was taken back is open again.
     *
     * @return the item's id; empty when the text is no code
     */
    public Optional<UUID> seen(Envelope envelope, Awaited.Meaning code) {
        if (code.code().length() > LONGEST_CODE) {
            return Optional.empty();
        }
        UUID id = UUID.nameUUIDFromBytes(String.join(
                        "\n",
                        envelope.partner().toString(),
                        code.application(),
                        code.facility(),
                        code.kind(),
                        code.code())
                .getBytes(StandardCharsets.UTF_8));
        if (isFresh(id, envelope.received())) {
            return Optional.of(id);
        }
        Timestamp received = Timestamp.from(envelope.received());
        jdbc.update(
                "insert into work_item (id, partner_id, application, facility, kind, code, display, location, first_seen,"
                        + " last_seen) values (?, ?, ?, ?, ?, ?, left(?, 200), ?, ?, ?) on conflict (id) do update set"
                        + " display = excluded.display, location = excluded.location,"
                        + " last_seen = greatest(work_item.last_seen, excluded.last_seen),"
                        // Read before the meaning was given, and only now kept.
                        + " resolved = case when exists (select from sender_code c where c.partner_id = work_item.partner_id"
                        + " and c.application = work_item.application and c.facility = work_item.facility"
                        + " and c.kind = work_item.kind and c.code = work_item.code) then work_item.resolved end",
                id,
                envelope.partner(),
                code.application(),
                code.facility(),
                code.kind(),
                code.code(),
                code.display(),
                code.location(),
                received,
                received);
        return Optional.of(id);
    }

    /** Every message of a sender may hold the same code: they must not queue for its row. */
    private boolean isFresh(UUID id, Instant received) {
        return !jdbc.queryForList(
                        "select 1 from work_item where id = ? and resolved is null and last_seen > ?",
                        Integer.class,
                        id,
                        Timestamp.from(received.minus(SEEN_EVERY)))
                .isEmpty();
    }

    /** A partner's items, those without a meaning first, then the newest. */
    public List<WorkItem> of(UUID partner) {
        return jdbc.query(
                SELECT + " where i.partner_id = ? order by i.resolved is not null, i.last_seen desc, i.id limit ?",
                (row, number) -> item(row),
                partner,
                LONGEST_LIST);
    }

    Optional<WorkItem> find(UUID partner, UUID id) {
        return jdbc
                .query(SELECT + " where i.partner_id = ? and i.id = ?", (row, number) -> item(row), partner, id)
                .stream()
                .findFirst();
    }

    void resolve(UUID id) {
        jdbc.update("update work_item set resolved = now() where id = ?", id);
    }

    private static WorkItem item(ResultSet row) throws SQLException {
        @Nullable Timestamp resolved = row.getTimestamp("resolved");
        return new WorkItem(
                row.getObject("id", UUID.class),
                row.getString("application"),
                row.getString("facility"),
                row.getString("kind"),
                row.getString("code"),
                row.getString("display"),
                row.getString("location"),
                row.getLong("waiting"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                resolved == null ? null : resolved.toInstant());
    }
}

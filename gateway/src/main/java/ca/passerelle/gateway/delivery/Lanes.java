package ca.passerelle.gateway.delivery;

import ca.passerelle.gateway.secret.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lanes in the database. A lane is one referral for one endpoint; only its head can be leased, so order holds inside a lane and
 * nothing waits across lanes. Whoever holds the token of a lease may finish it, nobody else.
 */
@Component
class Lanes {

    private static final String ATTEMPT = "delivery attempt";

    private final JdbcTemplate jdbc;
    private final Seal seal;

    Lanes(JdbcTemplate jdbc, Seal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** A delivery that this node may send now. */
    record Leased(UUID id, Content content, UUID endpoint, int attempt, UUID token) {}

    /** What is delivered. */
    sealed interface Content {

        /** An event of a referral. */
        record Event(UUID referral, long version) implements Content {}

        /** The answer to a message, which the journal keeps. An answer is a lane of its own. */
        record Answer(UUID message) implements Content {}
    }

    /**
     * Leases the head of one lane that is due. An expired lease is due again: its holder may have died after sending, so the receiver
     * may see the same delivery twice, under the same id and number.
     *
     * @param resting endpoints to leave alone for now
     */
    @Transactional
    public Optional<Leased> lease(Collection<UUID> resting, Duration lease) {
        List<Leased> heads = jdbc.query(
                "select d.id, d.referral_id, d.version, d.message_id, d.endpoint_id, d.attempts from delivery d"
                        + " where d.state in ('PENDING', 'LEASED') and d.due <= clock_timestamp() and d.endpoint_id <> all (?::uuid[])"
                        + " and not exists (select from delivery e where e.endpoint_id = d.endpoint_id"
                        + " and e.referral_id = d.referral_id and e.version < d.version"
                        + " and e.state in ('PENDING', 'LEASED', 'PARKED'))"
                        + " order by d.due limit 1 for update of d skip locked",
                (row, n) -> new Leased(
                        row.getObject("id", UUID.class),
                        content(row),
                        row.getObject("endpoint_id", UUID.class),
                        row.getInt("attempts") + 1,
                        UUID.randomUUID()),
                (Object) resting.toArray(UUID[]::new));
        Optional<Leased> head = heads.stream().findFirst();
        head.ifPresent(leased -> take(leased, lease));
        return head;
    }

    private static Content content(ResultSet row) throws SQLException {
        UUID message = row.getObject("message_id", UUID.class);
        return message == null
                ? new Content.Event(row.getObject("referral_id", UUID.class), row.getLong("version"))
                : new Content.Answer(message);
    }

    private void take(Leased leased, Duration lease) {
        jdbc.update(
                "update delivery set state = 'LEASED', lease = ?, lease_until = clock_timestamp() + ? * interval '1 ms',"
                        + " due = clock_timestamp() + ? * interval '1 ms', attempts = ? where id = ?",
                leased.token(),
                lease.toMillis(),
                lease.toMillis(),
                leased.attempt(),
                leased.id());
    }

    /**
     * The event number under which a leased delivery goes out: the endpoint's next, or the one it was given at an earlier attempt. It is
     * given only to what is going to be sent, so that the receiver sees no gap where something was cancelled. Empty when the lease is not
     * ours any more.
     */
    @Transactional
    public Optional<Long> number(Leased leased) {
        List<Long> given = jdbc.query(
                "select coalesce(number, 0) from delivery where id = ? and lease = ? for update",
                (row, n) -> row.getLong(1),
                leased.id(),
                leased.token());
        return given.stream().findFirst().map(number -> number > 0 ? number : nextNumber(leased));
    }

    private long nextNumber(Leased leased) {
        Long number = jdbc.queryForObject(
                "update partner_endpoint set last_number = last_number + 1 where id = ? returning last_number",
                Long.class,
                leased.endpoint());
        jdbc.update("update delivery set number = ? where id = ?", number, leased.id());
        return Objects.requireNonNull(number);
    }

    /** How an attempt left the delivery. */
    enum State {
        PENDING,
        DELIVERED,
        CANCELLED,
        PARKED
    }

    /** What was sent and what came back, for whoever looks into it later. */
    record Trace(byte @Nullable [] sent, byte @Nullable [] answer) {

        static final Trace NONE = new Trace(null, null);
    }

    /**
     * Ends a lease.
     *
     * @param due when to try again, for PENDING
     * @return whether the lease was still ours
     */
    @Transactional
    public boolean finish(Leased leased, State state, String outcome, @Nullable Instant due, Trace trace) {
        int ours = jdbc.update(
                "update delivery set state = ?, outcome = ?, lease = null, lease_until = null, due = coalesce(?, due),"
                        + " finished = case when ? then clock_timestamp() end where id = ? and lease = ?",
                state.name(),
                outcome,
                due == null ? null : Timestamp.from(due),
                state == State.DELIVERED || state == State.CANCELLED,
                leased.id(),
                leased.token());
        jdbc.update(
                "insert into delivery_attempt (delivery_id, attempt, at, outcome, sent, answer)"
                        + " values (?, ?, clock_timestamp(), ?, ?, ?) on conflict do nothing",
                leased.id(),
                leased.attempt(),
                outcome,
                sealed(trace.sent()),
                sealed(trace.answer()));
        return ours == 1;
    }

    /** Lets a parked delivery be tried again at once, from the start of its schedule. Gives whether there was one. */
    @Transactional
    public boolean release(UUID delivery) {
        int released = jdbc.update(
                "update delivery set state = 'PENDING', attempts = 0, due = clock_timestamp() where id = ? and state = 'PARKED'",
                delivery);
        if (released > 0) {
            jdbc.query("select pg_notify(?, '')", row -> {}, Deliveries.WAKE);
        }
        return released > 0;
    }

    private byte @Nullable [] sealed(byte @Nullable [] bytes) {
        return bytes == null ? null : seal.seal(ATTEMPT, bytes);
    }
}

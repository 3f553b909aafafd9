package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.profiles.BusinessStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The tables {@code referral} and {@code referral_event}. The log is appended to and read, nothing else. */
@Component
class ReferralLog {

    private static final RowMapper<Referral> REFERRAL = (row, number) -> ReferralRows.referral(row);

    /** The event of a row that was just written, which gives the referral and the number. */
    private static final String EVENT =
            "insert into referral_event (referral_id, version, kind, rule, at, actor_id, from_status, to_status, from_business,"
                    + " to_business, reason_code, task_version, request_version, patient_version,"
                    + " patient_task_id, acting_user)"
                    + " select id, version, ?, ?, ?::timestamptz, ?::uuid, ?, ?, ?, ?, ?, ?::integer, ?::integer, ?::integer, ?::uuid, ? ";

    private final JdbcTemplate jdbc;

    ReferralLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Referral> find(UUID id) {
        return jdbc.query("select * from referral where id = ?", REFERRAL, id).stream()
                .findFirst();
    }

    /** Locks the referral for the rest of the transaction: events of one referral are written one after the other. */
    Optional<Referral> lock(UUID id) {
        return jdbc.query("select * from referral where id = ? for update", REFERRAL, id).stream()
                .findFirst();
    }

    List<Referral> ofRequest(UUID serviceRequest) {
        return jdbc.query(
                "select * from referral where service_request_id = ? order by opened", REFERRAL, serviceRequest);
    }

    List<Referral> children(UUID parent) {
        return jdbc.query("select * from referral where parent_id = ? order by opened", REFERRAL, parent);
    }

    /** The referrals about a person that a requester has open. */
    List<Referral> openOf(UUID patient, UUID requester) {
        return jdbc.query(
                "select * from referral where patient_id = ? and requester_id = ? and next_actor is not null order by opened",
                REFERRAL,
                patient,
                requester);
    }

    /** All referrals about a person that a partner asked for. */
    List<Referral> of(UUID patient, UUID requester) {
        return jdbc.query(
                "select * from referral where patient_id = ? and requester_id = ? order by opened",
                REFERRAL,
                patient,
                requester);
    }

    /** The referrals that a partner takes part in and that changed last, newest first. */
    List<Referral> newest(UUID partner, int count) {
        return jdbc.query(
                "select * from ((select * from referral where requester_id = ? order by changed desc limit ?) union"
                        + " (select * from referral where owner_id = ? order by changed desc limit ?)) r"
                        + " order by changed desc limit ?",
                REFERRAL,
                partner,
                count,
                partner,
                count,
                count);
    }

    /**
     * Begins a referral with its first event.
     *
     * @param referral as it will be, with its deadline and the place it holds
     */
    void open(Referral referral, ReferralEvent first, Statements statements) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                referral.id(),
                referral.serviceRequest(),
                referral.patient(),
                referral.parent(),
                referral.requester(),
                Timestamp.from(first.at())));
        values.addAll(standing(referral, first));
        values.addAll(values(first));
        statements.add(
                "with opened as (insert into referral (id, service_request_id, patient_id, parent_id, requester_id, opened,"
                        + " status, business_status, owner_id, changed, seat_service, next_actor, clock, due, alarm,"
                        + " alarm_stage, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) returning id, version) "
                        + EVENT + "from opened",
                values.toArray());
    }

    /**
     * Appends the next event of a referral, which is locked, and moves the referral to where it leads.
     *
     * @param referral as it will be, with its owner, its deadline and the place it holds
     */
    void append(Referral referral, ReferralEvent event, Statements statements) {
        List<@Nullable Object> values = new ArrayList<>(standing(referral, event));
        values.add(referral.id());
        values.addAll(values(event));
        statements.add(
                "with moved as (update referral set status = ?, business_status = ?, owner_id = ?, changed = ?,"
                        + " seat_service = ?, next_actor = ?, clock = ?, due = ?, alarm = ?, alarm_stage = ?,"
                        + " version = version + 1 where id = ? returning id, version) " + EVENT + "from moved",
                values.toArray());
    }

    private static List<@Nullable Object> standing(Referral referral, ReferralEvent event) {
        Deadline deadline = referral.deadline();
        return Arrays.asList(
                code(event.to().status()),
                code(event.to().business()),
                referral.owner(),
                Timestamp.from(event.at()),
                referral.seat(),
                deadline == null ? null : deadline.next().code(),
                deadline == null ? null : deadline.clock().code(),
                deadline == null ? null : Timestamp.from(deadline.due()),
                deadline == null || deadline.alarm() == null ? null : Timestamp.from(deadline.alarm()),
                deadline == null ? 0 : deadline.stage().ordinal());
    }

    /** Referrals whose clock has rung by the database's time, the longest ago first. */
    List<UUID> ringing(int count) {
        return jdbc.query(
                "select id from referral where alarm <= clock_timestamp() order by alarm limit ?",
                (row, number) -> row.getObject("id", UUID.class),
                count);
    }

    /** Lets the clock of a referral ring no more for where it stands. */
    void silence(UUID referral) {
        jdbc.update("update referral set alarm = null where id = ?", referral);
    }

    /** The database's time, by which clocks ring. */
    Instant now() {
        return Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", Timestamp.class))
                .toInstant();
    }

    /** Carries out what was appended outside of a write of the record. */
    void run(Statements statements) {
        statements.run(jdbc);
    }

    /** The last event of a referral. */
    Optional<ReferralEvent> last(UUID referral) {
        return jdbc
                .query(
                        "select * from referral_event where referral_id = ? order by version desc limit 1",
                        (row, number) -> ReferralRows.event(row),
                        referral)
                .stream()
                .findFirst();
    }

    private static List<@Nullable Object> values(ReferralEvent event) {
        return Arrays.asList(
                event.kind().code(),
                event.rule(),
                Timestamp.from(event.at()),
                event.actor(),
                code(event.from().status()),
                code(event.to().status()),
                code(event.from().business()),
                code(event.to().business()),
                event.reasonCode(),
                event.taskVersion(),
                event.requestVersion(),
                event.patientVersion(),
                event.patientTask(),
                event.user());
    }

    List<ReferralEvent> events(UUID referral) {
        return jdbc.query(
                "select * from referral_event where referral_id = ? order by version",
                (row, number) -> ReferralRows.event(row),
                referral);
    }

    Optional<ReferralEvent> event(UUID referral, long version) {
        return jdbc
                .query(
                        "select * from referral_event where referral_id = ? and version = ?",
                        (row, number) -> ReferralRows.event(row),
                        referral,
                        version)
                .stream()
                .findFirst();
    }

    private static @Nullable String code(@Nullable TaskStatus status) {
        return status == null ? null : status.toCode();
    }

    private static @Nullable String code(@Nullable BusinessStatus status) {
        return status == null ? null : status.code();
    }
}

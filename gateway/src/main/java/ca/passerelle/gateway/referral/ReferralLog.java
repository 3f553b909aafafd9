package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ReferralEventKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The tables {@code referral} and {@code referral_event}. The log is appended to and read, nothing else. */
@Component
class ReferralLog {

    private static final RowMapper<Referral> REFERRAL = (row, number) -> new Referral(
            row.getObject("id", UUID.class),
            row.getObject("service_request_id", UUID.class),
            row.getObject("patient_id", UUID.class),
            row.getObject("parent_id", UUID.class),
            row.getObject("requester_id", UUID.class),
            row.getObject("owner_id", UUID.class),
            new State(status(row.getString("status")), business(row.getString("business_status"))),
            row.getLong("version"));

    /** The event of a row that was just written, which gives the referral and the number. */
    private static final String EVENT =
            "insert into referral_event (referral_id, version, kind, rule, at, actor_id, from_status, to_status, from_business,"
                    + " to_business, reason_code, task_version, request_version, patient_version)"
                    + " select id, version, ?, ?, ?::timestamptz, ?::uuid, ?, ?, ?, ?, ?, ?::integer, ?::integer, ?::integer ";

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

    /** Begins a referral with its first event. */
    void open(Referral referral, ReferralEvent first, Statements statements) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                referral.id(),
                referral.serviceRequest(),
                referral.patient(),
                referral.parent(),
                referral.requester(),
                referral.owner(),
                code(first.to().status()),
                code(first.to().business()),
                Timestamp.from(first.at()),
                Timestamp.from(first.at())));
        values.addAll(values(first));
        statements.add(
                "with opened as (insert into referral (id, service_request_id, patient_id, parent_id, requester_id, owner_id,"
                        + " status, business_status, version, opened, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?) returning id, version) " + EVENT + "from opened",
                values.toArray());
    }

    /** Appends the next event of a referral, which is locked, and moves the referral to where it leads. */
    void append(ReferralEvent event, @Nullable UUID owner, Statements statements) {
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                code(event.to().status()),
                code(event.to().business()),
                owner,
                Timestamp.from(event.at()),
                event.referral()));
        values.addAll(values(event));
        statements.add(
                "with moved as (update referral set version = version + 1, status = ?, business_status = ?, owner_id = ?,"
                        + " changed = ? where id = ? returning id, version) " + EVENT + "from moved",
                values.toArray());
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
                event.patientVersion());
    }

    List<ReferralEvent> events(UUID referral) {
        return jdbc.query(
                "select * from referral_event where referral_id = ? order by version",
                (row, number) -> event(row),
                referral);
    }

    Optional<ReferralEvent> event(UUID referral, long version) {
        return jdbc
                .query(
                        "select * from referral_event where referral_id = ? and version = ?",
                        (row, number) -> event(row),
                        referral,
                        version)
                .stream()
                .findFirst();
    }

    private static ReferralEvent event(ResultSet row) throws SQLException {
        return new ReferralEvent(
                row.getObject("referral_id", UUID.class),
                row.getLong("version"),
                ReferralEventKind.of(row.getString("kind")).orElseThrow(),
                row.getString("rule"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                new State(status(row.getString("from_status")), business(row.getString("from_business"))),
                new State(status(row.getString("to_status")), business(row.getString("to_business"))),
                row.getString("reason_code"),
                row.getInt("task_version"),
                row.getInt("request_version"),
                row.getObject("patient_version", Integer.class));
    }

    private static @Nullable TaskStatus status(@Nullable String code) {
        try {
            return code == null ? null : TaskStatus.fromCode(code);
        } catch (FHIRException e) {
            throw new IllegalStateException("the log holds an unknown status", e);
        }
    }

    private static @Nullable BusinessStatus business(@Nullable String code) {
        return code == null ? null : BusinessStatus.of(code).orElse(null);
    }

    private static @Nullable String code(@Nullable TaskStatus status) {
        return status == null ? null : status.toCode();
    }

    private static @Nullable String code(@Nullable BusinessStatus status) {
        return status == null ? null : status.code();
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ReferralEventKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Rows of the tables {@code referral} and {@code referral_event} as what they stand for. */
final class ReferralRows {

    private ReferralRows() {}

    static Referral referral(ResultSet row) throws SQLException {
        return new Referral(
                row.getObject("id", UUID.class),
                row.getObject("service_request_id", UUID.class),
                row.getObject("patient_id", UUID.class),
                row.getObject("parent_id", UUID.class),
                row.getObject("requester_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                new State(status(row.getString("status")), business(row.getString("business_status"))),
                row.getLong("version"),
                deadline(row),
                row.getObject("seat_service", UUID.class));
    }

    static ReferralEvent event(ResultSet row) throws SQLException {
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
                row.getObject("patient_version", Integer.class),
                row.getObject("patient_task_id", UUID.class),
                row.getString("acting_user"));
    }

    private static @Nullable Deadline deadline(ResultSet row) throws SQLException {
        String next = row.getString("next_actor");
        Instant due = instant(row, "due");
        return next == null || due == null
                ? null
                : new Deadline(
                        Actor.of(next).orElseThrow(),
                        ClockKind.of(row.getString("clock")).orElseThrow(),
                        due,
                        instant(row, "alarm"),
                        Deadline.Stage.values()[row.getInt("alarm_stage")]);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    static @Nullable TaskStatus status(@Nullable String code) {
        try {
            return code == null ? null : TaskStatus.fromCode(code);
        } catch (FHIRException e) {
            throw new IllegalStateException("the log holds an unknown status", e);
        }
    }

    private static @Nullable BusinessStatus business(@Nullable String code) {
        return code == null ? null : BusinessStatus.of(code).orElse(null);
    }
}

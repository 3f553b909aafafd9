package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code patient_task}. */
@Component
class PatientTaskLog {

    private final JdbcTemplate jdbc;

    PatientTaskLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there is one, whoever may see it; takes no lock. */
    Optional<PatientTask> find(UUID id) {
        return jdbc.query("select * from patient_task where id = ?", (row, number) -> patientTask(row), id).stream()
                .findFirst();
    }

    List<PatientTask> of(UUID referral) {
        return jdbc.query(
                "select * from patient_task where referral_id = ? order by opened, id",
                (row, number) -> patientTask(row),
                referral);
    }

    void open(PatientTask task, Instant at, Statements statements) {
        statements.add(
                "insert into patient_task (id, referral_id, requester_id, patient_id, category, status, opened, changed,"
                        + " due, alarm, alarm_stage) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                task.id(),
                task.referral(),
                task.requester(),
                task.patient(),
                task.category(),
                task.status().toCode(),
                Timestamp.from(at),
                Timestamp.from(at),
                due(task.deadline()),
                alarm(task.deadline()),
                stage(task.deadline()));
    }

    void moved(PatientTask task, Instant at, Statements statements) {
        TaskStatus endedFrom = task.endedFrom();
        statements.add(
                "update patient_task set status = ?, ended_from = ?, changed = ?, due = ?, alarm = ?, alarm_stage = ? where id = ?",
                task.status().toCode(),
                endedFrom == null ? null : endedFrom.toCode(),
                Timestamp.from(at),
                due(task.deadline()),
                alarm(task.deadline()),
                stage(task.deadline()),
                task.id());
    }

    /** Locks it for the rest of the transaction. */
    Optional<PatientTask> lock(UUID id) {
        return jdbc
                .query("select * from patient_task where id = ? for update", (row, number) -> patientTask(row), id)
                .stream()
                .findFirst();
    }

    /** Those whose clock has rung by the database's time, the longest ago first. */
    List<UUID> ringing(int count) {
        return jdbc.query(
                "select id from patient_task where alarm <= clock_timestamp() order by alarm limit ?",
                (row, number) -> row.getObject("id", UUID.class),
                count);
    }

    /** The clock has rung and rings again later, or not any more. */
    void rung(UUID id, PatientDeadline next, Statements statements) {
        statements.add("update patient_task set alarm = ?, alarm_stage = ? where id = ?", alarm(next), stage(next), id);
    }

    /** Lets the clock ring no more. */
    void silence(UUID id) {
        jdbc.update("update patient_task set alarm = null where id = ?", id);
    }

    private static @Nullable Timestamp due(@Nullable PatientDeadline deadline) {
        return deadline == null ? null : Timestamp.from(deadline.due());
    }

    private static @Nullable Timestamp alarm(@Nullable PatientDeadline deadline) {
        Instant alarm = deadline == null ? null : deadline.alarm();
        return alarm == null ? null : Timestamp.from(alarm);
    }

    private static int stage(@Nullable PatientDeadline deadline) {
        return deadline == null ? 0 : deadline.stage().ordinal();
    }

    private static @Nullable PatientDeadline deadline(ResultSet row) throws SQLException {
        Instant due = ReferralRows.instant(row, "due");
        return due == null
                ? null
                : new PatientDeadline(
                        due, ReferralRows.instant(row, "alarm"), Deadline.Stage.values()[row.getInt("alarm_stage")]);
    }

    private static PatientTask patientTask(ResultSet row) throws SQLException {
        @Nullable String endedFrom = row.getString("ended_from");
        return new PatientTask(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getObject("requester_id", UUID.class),
                row.getObject("patient_id", UUID.class),
                row.getString("category"),
                Objects.requireNonNull(ReferralRows.status(row.getString("status"))),
                ReferralRows.status(endedFrom),
                deadline(row));
    }
}

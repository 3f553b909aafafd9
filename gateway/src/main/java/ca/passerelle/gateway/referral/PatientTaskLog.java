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
                "insert into patient_task (id, referral_id, requester_id, patient_id, category, status, opened, changed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                task.id(),
                task.referral(),
                task.requester(),
                task.patient(),
                task.category(),
                task.status().toCode(),
                Timestamp.from(at),
                Timestamp.from(at));
    }

    void moved(PatientTask task, Instant at, Statements statements) {
        TaskStatus endedFrom = task.endedFrom();
        statements.add(
                "update patient_task set status = ?, ended_from = ?, changed = ? where id = ?",
                task.status().toCode(),
                endedFrom == null ? null : endedFrom.toCode(),
                Timestamp.from(at),
                task.id());
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
                ReferralRows.status(endedFrom));
    }
}

package ca.passerelle.profiles;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of what a person was asked to do within a referral when the referral ends: the rows of {@code patient-endings.csv}, of which
 * the first that fits decides.
 */
public final class PatientEndings {

    private static final String HEADER = "referral,category,then,note";
    private static final String ANY = "*";
    private static final String KEEP = "keep";

    private final List<PatientEnding> rows;

    private PatientEndings(List<PatientEnding> rows) {
        this.rows = rows;
    }

    /**
     * One row.
     *
     * @param referral the Task.status in which the referral ended
     * @param category a questionnaire category of HL7 Gravity; null for anything that is asked
     * @param then the Task.status that the gateway gives it; null when it stays
     */
    public record PatientEnding(
            TaskStatus referral,
            @Nullable String category,
            @Nullable TaskStatus then,
            String note) {}

    /** @throws IllegalStateException when a row is malformed */
    public static PatientEndings load() {
        return new PatientEndings(
                TextTable.load(PatientEndings.class, "patient-endings.csv", ",", HEADER, PatientEndings::row));
    }

    public List<PatientEnding> all() {
        return rows;
    }

    /**
     * The status that a patient Task is given with its referral; empty when it goes on.
     *
     * @param referral the Task.status of the referral
     * @param category of the questionnaire, if it is one and says so
     */
    public Optional<TaskStatus> of(@Nullable TaskStatus referral, @Nullable String category) {
        return rows.stream()
                .filter(row -> row.referral() == referral)
                .filter(row -> row.category() == null || row.category().equals(category))
                .findFirst()
                .flatMap(row -> Optional.ofNullable(row.then()));
    }

    private static PatientEnding row(List<String> cells) {
        return new PatientEnding(
                TaskStatus.fromCode(cells.get(0)),
                cells.get(1).equals(ANY) ? null : cells.get(1),
                cells.get(2).equals(KEEP) ? null : TaskStatus.fromCode(cells.get(2)),
                cells.get(3));
    }
}

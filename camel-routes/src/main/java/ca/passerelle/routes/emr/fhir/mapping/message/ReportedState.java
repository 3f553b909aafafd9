package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Crosswalks;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.kit.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** Where a performer's Task says that the referral stands, in our states; and by which states it gets there. */
final class ReportedState {

    private static final Map<String, String> MAPS = Map.of(
            Systems.CA_EREC_BUSINESS_STATUS, Crosswalks.CA_EREC_TO_BUSINESS_STATUS,
            Systems.BSER_BUSINESS_STATUS, Crosswalks.BSER_TO_BUSINESS_STATUS);

    private static final Set<TaskStatus> UNDECIDED = Set.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED);
    private static final Set<TaskStatus> AFTER_ACCEPTANCE =
            Set.of(TaskStatus.INPROGRESS, TaskStatus.COMPLETED, TaskStatus.FAILED);

    private final Vocabulary vocabulary;

    ReportedState(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The state that a Task reports; empty when it says none that we know. */
    Optional<BusinessStatus> of(Task sent, String place, List<Note> notes) {
        TaskStatus status = sent.getStatus();
        Optional<BusinessStatus> plain = Optional.ofNullable(status)
                .flatMap(known -> vocabulary.translate(Crosswalks.TASK_STATUS_TO_BUSINESS_STATUS, known.toCode()))
                .flatMap(BusinessStatus::of);
        List<Coding> codings = sent.getBusinessStatus().getCoding();
        Optional<BusinessStatus> finer =
                codings.stream().map(this::translated).flatMap(Optional::stream).findFirst();
        if (finer.isEmpty()) {
            if (!codings.isEmpty()) {
                notes.add(new Note(
                        place + ".businessStatus",
                        Note.Kind.UNMAPPED,
                        "no map knows this business status; the Task.status was taken"));
            }
            return plain;
        }
        if (status != null && finer.get().taskStatus() != status) {
            notes.add(new Note(
                    place + ".businessStatus",
                    Note.Kind.UNMAPPED,
                    "it belongs to another Task.status than the one sent; the Task.status was taken"));
            return plain;
        }
        return finer;
    }

    /** Whether a code of the Task says the state, and not its status alone. */
    boolean isSaid(Task sent, BusinessStatus state) {
        return sent.getBusinessStatus().getCoding().stream()
                .flatMap(coding -> translated(coding).stream())
                .anyMatch(state::equals);
    }

    /** Where a referral has to pass through, last the state reported; empty when it stands there. */
    static List<BusinessStatus> path(@Nullable BusinessStatus from, @Nullable TaskStatus status, BusinessStatus to) {
        if (to == from) {
            return List.of();
        }
        boolean skips = status != null && UNDECIDED.contains(status) && AFTER_ACCEPTANCE.contains(to.taskStatus());
        return skips ? List.of(BusinessStatus.ACCEPTED, to) : List.of(to);
    }

    private Optional<BusinessStatus> translated(Coding coding) {
        if (Systems.BUSINESS_STATUS.equals(coding.getSystem())) {
            return BusinessStatus.of(String.valueOf(coding.getCode()));
        }
        String map = MAPS.get(String.valueOf(coding.getSystem()));
        return map == null
                ? Optional.empty()
                : vocabulary.translate(map, String.valueOf(coding.getCode())).flatMap(BusinessStatus::of);
    }
}

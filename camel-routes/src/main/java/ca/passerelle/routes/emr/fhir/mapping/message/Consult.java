package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Task;

/**
 * Whether a referral is an eConsult: advice is asked for, and the person need not be seen. It moves by the same messages as a referral. Source:
 * CA:eReC, Task ({@code process-request-consult}, PatientNeedsToBeSeen) and L3 eConsult; Ocean Provider Network FHIR Playbook, "Accept as an
 * eConsult".
 */
public final class Consult {

    private static final String REFERRAL = "process-request";
    private static final String EXTENSION = "patient-needs-to-be-seen";

    private Consult() {}

    /** Whether a Task is one, in whatever code system it says so: senders differ. */
    public static boolean is(Task task) {
        return task.getCode().getCoding().stream().anyMatch(coding -> Concepts.CONSULT.equals(coding.getCode()));
    }

    /** What a Task says of it: whether the person has to be seen, else its code; empty when it says neither. */
    static Optional<Boolean> said(Task task) {
        return needsToBeSeen(task).map(seen -> !seen).or(() -> is(task) ? Optional.of(true) : Optional.empty());
    }

    /**
     * Makes a Task of ours say it. A Task that is over stays what it was: that the person has to be seen is the advice then.
     *
     * @param sent the Task that says it
     */
    static void mark(Task task, Task sent) {
        said(sent).ifPresent(consult -> {
            boolean over = TransitionTable.isOver(sent.getStatus());
            needsToBeSeen(sent).ifPresent(seen -> {
                task.getExtension().removeIf(extension -> isNeedsToBeSeen(extension));
                task.addExtension(new Extension(Systems.PATIENT_NEEDS_TO_BE_SEEN, new BooleanType(seen)));
            });
            if (consult && !is(task)) {
                task.getCode().addCoding(new Coding(Systems.CA_EREC_TASK_CODE, Concepts.CONSULT, null));
            } else if (!consult && !over) {
                task.getCode().getCoding().removeIf(coding -> Concepts.CONSULT.equals(coding.getCode()));
            }
        });
    }

    /** Makes a Task that leaves say what it is in the words of CA:eReC, which knows no {@code fulfill}. */
    public static void say(Task task) {
        List<Coding> codings = task.getCode().getCoding();
        if (!is(task)) {
            codings.add(0, new Coding(Systems.CA_EREC_TASK_CODE, REFERRAL, null));
        }
    }

    private static Optional<Boolean> needsToBeSeen(Task task) {
        return task.getExtension().stream()
                .filter(Consult::isNeedsToBeSeen)
                .map(Extension::getValue)
                .filter(BooleanType.class::isInstance)
                .map(value -> ((BooleanType) value).getValue())
                .filter(value -> value != null)
                .findFirst();
    }

    /** Each guide has it under an address of its own. */
    private static boolean isNeedsToBeSeen(Extension extension) {
        String url = String.valueOf(extension.getUrl()).toLowerCase(Locale.ROOT);
        return url.endsWith(EXTENSION) || url.endsWith(EXTENSION.replace("-", ""));
    }
}

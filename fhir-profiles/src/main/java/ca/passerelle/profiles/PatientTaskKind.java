package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * What a person may be asked to do, and by what she answers. Source: HL7 Gravity SDOH Clinical Care 3.0.0, SDOHCC-ValueSetTaskCode and the
 * outputs of SDOHCC-TaskForPatient.
 */
public enum PatientTaskKind {
    COMPLETE_QUESTIONNAIRE(
            Systems.SDC_TASK,
            "complete-questionnaire",
            Set.of("questionnaire-response", "questionnaire-pdf-completed")),
    GENERAL_INFORMATION(Systems.GRAVITY, "general-information", Set.of("general-information-response")),
    MAKE_CONTACT(Systems.GRAVITY, "make-contact", Set.of("chosen-contact")),
    REVIEW_MATERIAL(Systems.GRAVITY, "review-material", Set.of());

    private final String system;
    private final String code;
    private final Set<String> answers;

    PatientTaskKind(String system, String code, Set<String> answers) {
        this.system = system;
        this.code = code;
        this.answers = answers;
    }

    public String system() {
        return system;
    }

    public String code() {
        return code;
    }

    /** The types of Task.output of which one answers what was asked; empty when nothing has to be answered. */
    public Set<String> answers() {
        return answers;
    }

    public static Optional<PatientTaskKind> of(CodeableConcept code) {
        return Arrays.stream(values())
                .filter(kind -> code.hasCoding(kind.system, kind.code))
                .findFirst();
    }

    /**
     * Whether a Task asks something of a person: a person or a relative of hers owns it, or nobody does and its code is one of these. What an
     * organisation owns is a referral, whatever its code.
     */
    public static boolean isPatientTask(Task task) {
        Reference owner = task.getOwner();
        if (owner.isEmpty()) {
            return of(task.getCode()).isPresent();
        }
        String named = owner.hasReference() ? owner.getReference() : "";
        String type = owner.hasType() ? owner.getType() : "";
        return named.startsWith("Patient/")
                || named.startsWith("RelatedPerson/")
                || type.equals("Patient")
                || type.equals("RelatedPerson");
    }

    /** The code of an input's or output's type in the systems of Gravity and SDC; empty for any other. */
    public static Optional<String> typeOf(CodeableConcept type) {
        return type.getCoding().stream()
                .filter(coding ->
                        Systems.GRAVITY.equals(coding.getSystem()) || Systems.SDC_TASK.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(code -> code != null)
                .findFirst();
    }
}

package ca.passerelle.profiles;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;

/** By what types of Task.input a patient Task says what it asks. Source: HL7 Gravity SDOH Clinical Care 3.0.0, SDOHCC-TaskForPatient. */
public final class PatientTaskInput {

    /** A questionnaire by its canonical URL. */
    public static final String QUESTIONNAIRE = "questionnaire";

    /** A questionnaire in any of its forms. */
    public static final Set<String> ANY_QUESTIONNAIRE = Set.of(QUESTIONNAIRE, "questionnaire-pdf", "questionnaire-url");

    /** What a questionnaire is for. */
    public static final String QUESTIONNAIRE_CATEGORY = "questionnaire-category";

    /** With whom the person makes contact. */
    public static final String CONTACT_ENTITY = "contact-entity";

    /** Under which the answer becomes an input of the referral's Task. */
    public static final String ADDITIONAL_CONTENT = "additional-content";

    private PatientTaskInput() {}

    /** The inputs of a Task that are of one of these types. */
    public static Stream<ParameterComponent> of(Task task, Set<String> types) {
        return task.getInput().stream().filter(input -> PatientTaskKind.typeOf(input.getType())
                .filter(types::contains)
                .isPresent());
    }
}

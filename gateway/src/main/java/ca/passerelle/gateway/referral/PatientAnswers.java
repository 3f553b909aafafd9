package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.PatientTaskInput;
import ca.passerelle.profiles.ProblemCode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Whether an answered questionnaire answers what was asked: about the same person, of the same questionnaire, and complete at the end. */
@Component
class PatientAnswers {

    private static final Set<QuestionnaireResponseStatus> DONE =
            Set.of(QuestionnaireResponseStatus.COMPLETED, QuestionnaireResponseStatus.AMENDED);

    void check(Task task, boolean complete, Writing writing) {
        task.getOutput().stream()
                .map(Task.TaskOutputComponent::getValue)
                .filter(Reference.class::isInstance)
                .flatMap(value -> ResourceKey.of((Reference) value).stream())
                .filter(key -> key.type().equals("QuestionnaireResponse"))
                .flatMap(key -> writing.current(key).stream())
                .forEach(resource -> check(task, (QuestionnaireResponse) resource, complete));
    }

    private static void check(Task task, QuestionnaireResponse response, boolean complete) {
        Optional<ResourceKey> subject = ResourceKey.of(response.getSubject());
        if (response.hasSubject()
                && !subject.equals(ResourceKey.of(task.getFor()))
                && !subject.equals(ResourceKey.of(task.getOwner()))) {
            throw Refusal.unprocessable(
                    "Task.output", ProblemCode.WRONG_PATIENT, "The answers are about another person than the Task.");
        }
        Optional<String> asked = questionnaire(task);
        if (asked.isPresent()
                && response.hasQuestionnaire()
                && !unversioned(response.getQuestionnaire()).equals(asked.get())) {
            throw Refusal.unprocessable(
                    "Task.output", ProblemCode.INVALID_VALUE, "The answers are those of another questionnaire.");
        }
        if (complete && !DONE.contains(response.getStatus())) {
            throw Refusal.unprocessable(
                    "Task.output",
                    ProblemCode.INVALID_VALUE,
                    "The answers are not complete: QuestionnaireResponse.status is completed or amended.");
        }
    }

    private static Optional<String> questionnaire(Task task) {
        return PatientTaskInput.of(task, Set.of(PatientTaskInput.QUESTIONNAIRE))
                .map(Task.ParameterComponent::getValue)
                .filter(PrimitiveType.class::isInstance)
                .map(value -> ((PrimitiveType<?>) value).getValueAsString())
                .filter(Objects::nonNull)
                .map(PatientAnswers::unversioned)
                .findFirst();
    }

    private static String unversioned(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}

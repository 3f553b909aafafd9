package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.PatientTaskInput;
import ca.passerelle.profiles.PatientTaskKind;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;

/** What a patient Task has to hold, and what of it may change: pure rules. Source: Gravity SDOHCC-TaskForPatient, SDOH-Task-1 to 4. */
final class PatientTaskContent {

    private static final Set<TaskPriority> PRIORITIES = Set.of(TaskPriority.ROUTINE, TaskPriority.URGENT);

    private PatientTaskContent() {}

    /** What is wrong with what is asked; empty when it can be asked. */
    static List<Problem> problems(Task task) {
        List<Problem> problems = new ArrayList<>();
        require(task.hasCode(), "Task.code", "A patient Task says by its code what is asked.", problems);
        if (task.getIntent() != TaskIntent.ORDER) {
            problems.add(
                    Problem.error("Task.intent", ProblemCode.INVALID_VALUE, "The intent of a patient Task is order."));
        }
        if (task.hasPriority() && !PRIORITIES.contains(task.getPriority())) {
            problems.add(Problem.error(
                    "Task.priority",
                    ProblemCode.INVALID_VALUE,
                    "The priority of a patient Task is routine or urgent."));
        }
        PatientTaskKind.of(task.getCode()).ifPresent(kind -> ofKind(kind, task, problems));
        return problems;
    }

    private static void ofKind(PatientTaskKind kind, Task task, List<Problem> problems) {
        switch (kind) {
            case COMPLETE_QUESTIONNAIRE ->
                require(
                        PatientTaskInput.of(task, PatientTaskInput.ANY_QUESTIONNAIRE)
                                        .count()
                                == 1,
                        "Task.input",
                        "A Task to complete a questionnaire names exactly one, as questionnaire, questionnaire-pdf or"
                                + " questionnaire-url.",
                        problems);
            case GENERAL_INFORMATION -> described(task, problems);
            case MAKE_CONTACT -> {
                described(task, problems);
                require(
                        PatientTaskInput.of(task, Set.of(PatientTaskInput.CONTACT_ENTITY))
                                .findAny()
                                .isPresent(),
                        "Task.input",
                        "A Task to make contact names whom, as contact-entity.",
                        problems);
            }
            case REVIEW_MATERIAL ->
                require(task.hasFocus(), "Task.focus", "A Task to review material has it in focus.", problems);
        }
    }

    private static void described(Task task, List<Problem> problems) {
        require(
                task.hasDescription(),
                "Task.description",
                "The person reads in the description what is asked.",
                problems);
    }

    private static void require(boolean met, String path, String text, List<Problem> problems) {
        if (!met) {
            problems.add(Problem.error(path, ProblemCode.REQUIRED_MISSING, text));
        }
    }

    /** Whether an output answers what was asked. */
    static boolean isAnswered(Task task) {
        Set<String> answers =
                PatientTaskKind.of(task.getCode()).map(PatientTaskKind::answers).orElse(Set.of());
        return answers.isEmpty()
                || task.getOutput().stream().anyMatch(output -> PatientTaskKind.typeOf(output.getType())
                        .filter(answers::contains)
                        .isPresent());
    }

    /** The category of the questionnaire that is asked for. */
    static Optional<String> category(Task task) {
        return PatientTaskInput.of(task, Set.of(PatientTaskInput.QUESTIONNAIRE_CATEGORY))
                .filter(input -> input.getValue() instanceof CodeableConcept)
                .flatMap(input -> ((CodeableConcept) input.getValue()).getCoding().stream())
                .filter(coding -> Systems.GRAVITY.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .findFirst();
    }

    /**
     * Which elements change that may not.
     *
     * @param byRequester whether whoever asked changes it, who may also say it better
     */
    static List<Problem> immutables(Task before, Task after, boolean byRequester) {
        Task was = allowed(before, byRequester);
        Task is = allowed(after, byRequester);
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < was.children().size(); i++) {
            List<Base> old = was.children().get(i).getValues();
            List<Base> now = is.children().get(i).getValues();
            if (!Base.compareDeep(old, now, true)) {
                String path = "Task." + was.children().get(i).getName().replace("[x]", "");
                problems.add(Problem.error(
                        path, ProblemCode.IMMUTABLE, path + " of what a person is asked does not change any more."));
            }
        }
        return problems;
    }

    /** The Task without what may change. */
    private static Task allowed(Task task, boolean byRequester) {
        Task copy = task.copy();
        copy.setText(null).setMeta(null).setId((String) null);
        copy.setStatus(null).setStatusReason(null).setOutput(null).setLastModified(null);
        if (byRequester) {
            copy.setPriority(null).setDescription(null).setRestriction(null).setNote(null);
        }
        return copy;
    }
}

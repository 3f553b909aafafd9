package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.PatientTaskActor;
import ca.passerelle.profiles.PatientTaskKind;
import ca.passerelle.profiles.PatientTransition;
import ca.passerelle.profiles.PatientTransitions;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is asked to do, as two parties of a referral meet it over the API. */
@GatewayTest
class PatientTaskApiTest {

    private static final String QUESTIONNAIRE = "https://example.org/Questionnaire/loneliness";

    private static final PatientTransitions TABLE = PatientTransitions.load();

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @As("walkers")
    private Fhir walkers;

    @Test
    void theAnswersOfThePersonComeToTheReferral() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String asked = ask(connectors, questionnaire(sent));
        Task seen = clinic.get(asked).as(Task.class);
        assertThat(seen.getOwner().getReference())
                .isEqualTo("Patient/" + sent.patient().getIdPart());
        assertThat(walkers.get(asked).status()).isEqualTo(404);
        assertThat(clinic.get("Task?part-of=" + sent.taskPath())
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);

        String response = create(
                clinic,
                answers(sent.patient().getIdPart(), QUESTIONNAIRE + "|2", QuestionnaireResponseStatus.COMPLETED));
        assertThat(connectors.get(response).status()).isEqualTo(404);
        Fhir.Answer done = put(clinic, asked, task -> complete(task, response));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(connectors.get(response).status()).isEqualTo(200);
        Task referral = connectors.get(sent.taskPath()).as(Task.class);
        assertThat(referral.getInputFirstRep().getValue())
                .isInstanceOfSatisfying(Reference.class, reference -> assertThat(reference.getReference())
                        .isEqualTo(response));
        assertThat(referral.getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void wordsOfThePersonBecomeANote() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task question = new Task().setIntent(TaskIntent.ORDER).setStatus(TaskStatus.READY);
        question.setCode(concept(Systems.GRAVITY, "general-information"));
        question.addBasedOn(new Reference("ServiceRequest/" + sent.request().getIdPart()));
        assertThat(connectors.post("Task", question).status())
                .as("no description")
                .isEqualTo(422);
        question.setDescription("Mornings or afternoons?");
        String asked = ask(connectors, question);
        assertThat(clinic.get(asked).as(Task.class).getPartOfFirstRep().getReference())
                .isEqualTo(sent.taskPath());
        Fhir.Answer done = put(connectors, asked, task -> task.setStatus(TaskStatus.COMPLETED)
                .addOutput()
                .setType(concept(Systems.GRAVITY, "general-information-response"))
                .setValue(new MarkdownType("Mornings.")));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(clinic.get(sent.taskPath()).as(Task.class).getNoteFirstRep().getText())
                .isEqualTo("Mornings.");
    }

    @Test
    void whatIsNotAnAnswerIsRefused() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.Sent other = Referrals.send(clinic, "connectors");
        String asked = ask(clinic, questionnaire(sent));
        refused(put(clinic, asked, task -> task.setStatus(TaskStatus.COMPLETED)), ProblemCode.OUTPUT_REQUIRED);
        String person = sent.patient().getIdPart();
        List.of(
                        answers(other.patient().getIdPart(), QUESTIONNAIRE, QuestionnaireResponseStatus.COMPLETED),
                        answers(person, QUESTIONNAIRE + "-other", QuestionnaireResponseStatus.COMPLETED),
                        answers(person, QUESTIONNAIRE, QuestionnaireResponseStatus.INPROGRESS))
                .forEach(answers -> {
                    String response = create(clinic, answers);
                    assertThat(put(clinic, asked, task -> complete(task, response))
                                    .status())
                            .isEqualTo(422);
                });
        refused(put(connectors, asked, task -> task.setDescription("Something else")), ProblemCode.IMMUTABLE);
        assertThat(put(clinic, asked, task -> task.setDescription("Three questions"))
                        .status())
                .isEqualTo(200);
        refused(put(clinic, asked, task -> task.setInput(null)), ProblemCode.IMMUTABLE);
        Task stranger = questionnaire(sent);
        stranger.setFor(new Reference("Patient/" + other.patient().getIdPart()));
        refused(clinic.post("Task", stranger), ProblemCode.WRONG_PATIENT);
        assertThat(walkers.post("Task", questionnaire(sent)).status()).isIn(404, 422);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aWalkOverTheApiIsAWalkOverTheTable(long seed) {
        Random random = new Random(seed);
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String asked = ask(connectors, questionnaire(sent));
        String person = sent.patient().getIdPart();
        String ofAsker = create(connectors, answers(person, QUESTIONNAIRE, QuestionnaireResponseStatus.COMPLETED));
        String ofOther = create(clinic, answers(person, QUESTIONNAIRE, QuestionnaireResponseStatus.COMPLETED));
        List<TaskStatus> statuses = Stream.of(TaskStatus.values())
                .filter(status -> status != TaskStatus.NULL)
                .toList();
        TaskStatus now = TaskStatus.READY;
        for (int step = 0; step < 15; step++) {
            boolean byAsker = random.nextBoolean();
            TaskStatus wish = statuses.get(random.nextInt(statuses.size()));
            Set<Requirement> brings = Set.of(Requirement.OUTPUT, Requirement.REASON).stream()
                    .filter(any -> random.nextInt(3) > 0)
                    .collect(Collectors.toSet());
            boolean allowed = isAllowed(now, wish, byAsker, brings);
            Fhir.Answer answer = put(byAsker ? connectors : clinic, asked, task -> {
                task.setStatus(wish);
                task.setStatusReason(
                        brings.contains(Requirement.REASON) ? new CodeableConcept().setText("because") : null);
                task.setOutput(null);
                if (brings.contains(Requirement.OUTPUT)) {
                    complete(task, byAsker ? ofAsker : ofOther).setStatus(wish);
                }
            });
            if (wish != now) {
                assertThat(answer.status())
                        .as("%s to %s by asker %s with %s: %s", now, wish, byAsker, brings, answer.body())
                        .isEqualTo(allowed ? 200 : 422);
            }
            now = answer.status() == 200 ? wish : now;
            assertThat(clinic.get(asked).as(Task.class).getStatus()).isEqualTo(now);
        }
    }

    private static boolean isAllowed(TaskStatus from, TaskStatus to, boolean byAsker, Set<Requirement> brings) {
        Set<PatientTaskActor> capacity = Set.of(byAsker ? PatientTaskActor.REQUESTER : PatientTaskActor.COUNTERPART);
        return TABLE.open(from, capacity).stream()
                .filter(move -> move.to() == to)
                .map(PatientTransition::requires)
                .anyMatch(brings::containsAll);
    }

    @Test
    void theEndOfTheReferralEndsWhatIsAskedAndUndoingItBringsItBack() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String asked = ask(connectors, questionnaire(sent));
        String decline = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},"
                + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"full\"}}]";
        assertThat(connectors.patch(sent.taskPath(), decline).status()).isEqualTo(200);
        Task ended = clinic.get(asked).as(Task.class);
        assertThat(ended.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(ended.getStatusReason().getText()).contains("terminé");
        refused(clinic.post("Task", questionnaire(sent)), ProblemCode.TRANSITION_NOT_ALLOWED);
        assertThat(connectors
                        .post(sent.taskPath() + "/$undo", new org.hl7.fhir.r4.model.Parameters())
                        .status())
                .isEqualTo(200);
        Task again = clinic.get(asked).as(Task.class);
        assertThat(again.getStatus()).isEqualTo(TaskStatus.READY);
        assertThat(again.hasStatusReason()).isFalse();
    }

    @Test
    void onlyHowItWasIsAskedWhenItIsOver() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        String before = ask(clinic, questionnaire(sent));
        String feedback = ask(clinic, feedback(sent));
        Fhir.Answer done = put(connectors, sent.taskPath(), task -> task.setStatus(TaskStatus.COMPLETED)
                .addOutput()
                .setType(concept(Systems.GRAVITY, "resulting-activity"))
                .setValue(new CodeableConcept().setText("Walked together")));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(clinic.get(before).as(Task.class).getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(clinic.get(feedback).as(Task.class).getStatus()).isEqualTo(TaskStatus.READY);
        ask(clinic, feedback(sent));
    }

    @Test
    void oneIsAskedOutsideOfAReferralByWhoeverKeepsTheRecordAndWithinOneThatBegins() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task alone = questionnaire(sent);
        alone.setPartOf(null).setFor(new Reference("Patient/" + sent.patient().getIdPart()));
        String asked = ask(clinic, alone);
        assertThat(connectors.get(asked).status()).isEqualTo(404);
        assertThat(connectors.post("Task", alone).status()).isEqualTo(422);

        Bundle bundle = Referrals.transaction("connectors");
        Task within = questionnaire(sent);
        within.setPartOf(null).addPartOf(new Reference(bundle.getEntry().get(2).getFullUrl()));
        bundle.addEntry(bundle.getEntry()
                .get(2)
                .copy()
                .setResource(within)
                .setFullUrl("urn:uuid:5ab3b1be-0c0a-4a34-9f4c-7f2c7e5f0a11"));
        Fhir.Answer answer = clinic.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String path = new IdType(
                        answer.as(Bundle.class).getEntry().get(3).getResponse().getLocation())
                .toUnqualifiedVersionless()
                .getValue();
        assertThat(connectors.get(path).status()).isEqualTo(200);
    }

    private static Task questionnaire(Referrals.Sent sent) {
        return questionnaire(sent, "risk-questionnaire");
    }

    private static Task feedback(Referrals.Sent sent) {
        return questionnaire(sent, "feedback-questionnaire");
    }

    private static Task questionnaire(Referrals.Sent sent, String category) {
        Task task = new Task().setIntent(TaskIntent.ORDER).setStatus(TaskStatus.READY);
        task.addPartOf(new Reference(sent.taskPath()));
        task.setCode(concept(Systems.SDC_TASK, PatientTaskKind.COMPLETE_QUESTIONNAIRE.code()));
        task.addInput().setType(concept(Systems.SDC_TASK, "questionnaire")).setValue(new CanonicalType(QUESTIONNAIRE));
        task.addInput()
                .setType(concept(Systems.GRAVITY, "questionnaire-category"))
                .setValue(concept(Systems.GRAVITY, category));
        return task;
    }

    private static QuestionnaireResponse answers(
            String patient, String questionnaire, QuestionnaireResponseStatus status) {
        return new QuestionnaireResponse()
                .setQuestionnaire(questionnaire)
                .setStatus(status)
                .setSubject(new Reference("Patient/" + patient));
    }

    private static Task complete(Task task, String response) {
        task.setStatus(TaskStatus.COMPLETED)
                .addOutput()
                .setType(concept(Systems.SDC_TASK, "questionnaire-response"))
                .setValue(new Reference(response));
        return task;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static String ask(Fhir by, Task task) {
        return create(by, task);
    }

    private static String create(Fhir by, Resource resource) {
        Fhir.Answer answer = by.post(resource.fhirType(), resource);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new IdType(answer.headers().firstValue("Location").orElseThrow())
                .toUnqualifiedVersionless()
                .getValue();
    }

    private static Fhir.Answer put(Fhir by, String path, java.util.function.Consumer<Task> change) {
        Task task = by.get(path).as(Task.class);
        change.accept(task);
        return by.put(path, task, "If-Match", "W/\"" + task.getMeta().getVersionId() + "\"");
    }

    private static void refused(Fhir.Answer answer, ProblemCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.as(OperationOutcome.class)
                        .getIssueFirstRep()
                        .getDetails()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo(code.code());
    }
}

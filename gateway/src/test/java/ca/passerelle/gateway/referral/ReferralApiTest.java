package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lifecycle as two FHIR clients meet it. */
@GatewayTest
class ReferralApiTest {

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @As("walkers")
    private Fhir walkers;

    @Test
    void bothPartiesSeeTheReferralAndNobodyElse() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        assertThat(clinic.get(sent.taskPath()).status()).isEqualTo(200);
        Bundle found = connectors
                .get("Task?_id=" + sent.task().getIdPart() + "&_include=Task:focus&_include=Task:patient")
                .as(Bundle.class);
        assertThat(found.getEntry()).hasSize(3);
        assertThat(walkers.get(sent.taskPath()).status()).isEqualTo(404);
        assertThat(walkers.get("Patient/" + sent.patient().getIdPart()).status())
                .isEqualTo(404);
        assertThat(walkers.get("Task?_summary=count&_id=" + sent.task().getIdPart())
                        .as(Bundle.class)
                        .getTotal())
                .isZero();
    }

    @Test
    void whoPollsByTheTimeOfModificationLearnsOfANewTaskAndAnEchoChangesNothing() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task task = connectors.get(sent.taskPath()).as(Task.class);
        assertThat(connectors
                        .get("Task?_id=" + sent.task().getIdPart() + "&modified=ge"
                                + task.getLastModifiedElement()
                                        .getValueAsString()
                                        .replace("+", "%2B"))
                        .as(Bundle.class)
                        .getEntry())
                .hasSize(1);
        task.setLastModified(null);
        assertThat(clinic.put(sent.taskPath(), task, "If-Match", "W/\"1\"").status())
                .isEqualTo(200);
        assertThat(clinic.get(sent.taskPath()).as(Task.class).getMeta().getVersionId())
                .isEqualTo("1");
    }

    @Test
    void linksByFocusAndBasedOnAndCarriesANumber() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task task = clinic.get(sent.taskPath()).as(Task.class);
        assertThat(task.getBasedOnFirstRep().getReference())
                .isEqualTo(task.getFocus().getReference());
        assertThat(task.getIdentifierFirstRep().getValue()).matches("R-[0-9A-Z]{5}-[0-9A-Z]{5}");
        assertThat(BusinessStatus.of(task.getBusinessStatus())).contains(BusinessStatus.SENT);
    }

    @Test
    void theOwnerAcceptsByPatch() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer =
                connectors.patch(sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Task task = answer.as(Task.class);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(BusinessStatus.of(task.getBusinessStatus())).contains(BusinessStatus.ACCEPTED);
    }

    @Test
    void theRequesterCannotAccept() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer =
                clinic.patch(sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo(ProblemCode.TRANSITION_NOT_ALLOWED.code());
        assertThat(answer.body()).contains("cancelled/cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "active,           200",
        "revoked,          200",
        "entered-in-error, 200",
        "completed,        422",
        "on-hold,          422",
        "draft,            422",
        "unknown,          422",
    })
    void whileAReferralIsOpenItsRequestIsActive(String wished, int status) {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        String request = "ServiceRequest/" + sent.request().getIdPart();
        Fhir.Answer answer =
                clinic.patch(request, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + wished + "\"}]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(clinic.get(request).as(ServiceRequest.class).getStatus().toCode())
                .isEqualTo(status == 200 ? wished : "active");
    }

    @Test
    void aRequestIsPutAsideTakenUpAndCompletedWhenItsReferralsAreOver() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        assertThat(connectors
                        .patch(
                                sent.taskPath(),
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},"
                                        + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"full\"}}]")
                        .status())
                .isEqualTo(200);
        for (String status : List.of("on-hold", "active", "completed")) {
            Fhir.Answer answer = clinic.patch(
                    "ServiceRequest/" + sent.request().getIdPart(),
                    "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        assertThat(clinic.patch(
                                "ServiceRequest/" + sent.request().getIdPart(),
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"active\"}]")
                        .status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/code; {\"text\":\"something else\"}; immutable",
                "/code/coding/0/code; \"approve\"; immutable",
                "/businessStatus/coding/0/code; \"nonsense\"; unknown-code",
                "/businessStatus/coding/0/code; \"booked\"; business-status-mismatch",
            })
    void whatATaskIsAndWhatItsStateIsCalledIsNotFree(String path, String value, String code) {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer = connectors.patch(
                sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":" + value + "}]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo(code);
    }

    @Test
    void aDeclineNeedsAReason() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer =
                connectors.patch(sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"}]");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo(ProblemCode.REASON_REQUIRED.code());
    }

    @Test
    void nothingIsCompletedWithoutAnOutput() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        String complete = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"completed\"}%s]";
        Fhir.Answer without = connectors.patch(sent.taskPath(), complete.formatted(""));
        assertThat(without.status()).isEqualTo(422);
        assertThat(code(without)).isEqualTo(ProblemCode.OUTPUT_REQUIRED.code());
        Fhir.Answer with = connectors.patch(
                sent.taskPath(),
                complete.formatted(
                        ",{\"op\":\"add\",\"path\":\"/output\",\"value\":[{\"type\":{\"text\":\"resulting-activity\"},"
                                + "\"valueString\":\"Met twice\"}]}"));
        assertThat(with.status()).as(with.body()).isEqualTo(200);
    }

    @Test
    void aPutNeedsTheVersionItIsBasedOn() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Task task = connectors.get(sent.taskPath()).as(Task.class);
        task.setStatus(TaskStatus.ACCEPTED);
        assertThat(connectors.put(sent.taskPath(), task).status()).isEqualTo(428);
        assertThat(connectors.put(sent.taskPath(), task, "If-Match", "W/\"7\"").status())
                .isEqualTo(412);
        assertThat(connectors.put(sent.taskPath(), task, "If-Match", "W/\"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void nobodyGainsSightOfAPersonByNamingAnothersRecord() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Bundle theft = Referrals.transaction("pantry");
        theft.getEntry().remove(0);
        ServiceRequest request = (ServiceRequest) theft.getEntry().get(0).getResource();
        Task task = (Task) theft.getEntry().get(1).getResource();
        request.getSubject().setReference("Patient/" + sent.patient().getIdPart());
        task.getFor().setReference("Patient/" + sent.patient().getIdPart());
        Fhir.Answer hidden = walkers.post("", theft);
        assertThat(hidden.status()).isEqualTo(422);
        request.getSubject().setReference("Patient/00000000-0000-4000-8000-000000000000");
        task.getFor().setReference("Patient/00000000-0000-4000-8000-000000000000");
        assertThat(walkers.post("", theft).body()).isEqualTo(hidden.body());
    }

    @Test
    void theOwnerOfAnOnwardReferralAnswersWithoutSeeingTheOneAbove() {
        Referrals.Sent upper = Referrals.send(clinic, "connectors");
        Bundle onward = Referrals.transaction("walkers");
        ((Task) onward.getEntry().get(2).getResource()).addPartOf(new Reference(upper.taskPath()));
        Bundle made = connectors.post("", onward).as(Bundle.class);
        String lower = "Task/" + new IdType(made.getEntry().get(2).getResponse().getLocation()).getIdPart();
        assertThat(walkers.get(upper.taskPath()).status()).isEqualTo(404);

        Fhir.Answer theft = walkers.patch(
                lower,
                "[{\"op\":\"add\",\"path\":\"/output\",\"value\":[{\"type\":{\"text\":\"report\"},"
                        + "\"valueReference\":{\"reference\":\"Patient/"
                        + upper.patient().getIdPart() + "\"}}]}]");
        assertThat(theft.status()).isEqualTo(422);
        assertThat(code(theft)).isEqualTo(ProblemCode.UNRESOLVABLE_REFERENCE.code());

        Fhir.Answer accepted =
                walkers.patch(lower, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(200);
        assertThat(clinic.get(upper.taskPath()).as(Task.class).getStatus()).isEqualTo(TaskStatus.INPROGRESS);
    }

    private static String code(Fhir.Answer answer) {
        return answer.as(OperationOutcome.class)
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }
}

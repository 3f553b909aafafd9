package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.BusinessStatus;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** Taking back: a draft, a referral before its service begins, and one that has begun. */
@GatewayTest
class CancellationTest {

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @As("walkers")
    private Fhir walkers;

    @Test
    void cancellingBeforeTheServiceBeginsWithdrawsTheRequest() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Fhir.Answer answer = clinic.patch(
                sent.taskPath(),
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                        + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Moved away\"}}]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        ServiceRequest request =
                clinic.get("ServiceRequest/" + sent.request().getIdPart()).as(ServiceRequest.class);
        assertThat(request.getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
    }

    @Test
    void cancellingLaterIsARequestThatTheOwnerConfirms() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        connectors.patch(sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]");
        connectors.patch(sent.taskPath(), "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"in-progress\"}]");
        Task revoked = clinic.get(sent.taskPath()).as(Task.class);
        ServiceRequest request =
                clinic.get("ServiceRequest/" + sent.request().getIdPart()).as(ServiceRequest.class);
        request.setStatus(ServiceRequestStatus.REVOKED);
        Fhir.Answer answer = clinic.put("ServiceRequest/" + sent.request().getIdPart(), request, "If-Match", "W/\"1\"");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.as(ServiceRequest.class).getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        Task task = connectors.get(sent.taskPath()).as(Task.class);
        assertThat(task.getStatus()).isEqualTo(revoked.getStatus());
        assertThat(BusinessStatus.of(task.getBusinessStatus())).contains(BusinessStatus.CANCELLATION_REQUESTED);
    }

    @Test
    void whoeverHasAskedToCancelMayAskAgain() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        Referrals.move(connectors, sent.task().getIdPart(), "in-progress");
        String request = "ServiceRequest/" + sent.request().getIdPart();
        String revoke = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"revoked\"}]";
        String cancel = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Another reason\"}}]";
        assertThat(clinic.patch(request, revoke).status()).isEqualTo(200);
        Task asked = clinic.get(sent.taskPath()).as(Task.class);
        for (Fhir.Answer again : List.of(
                clinic.patch(request, revoke),
                clinic.patch(sent.taskPath(), cancel, "Prefer", "return=OperationOutcome"))) {
            assertThat(again.status()).as(again.body()).isEqualTo(200);
        }
        Task after = clinic.get(sent.taskPath()).as(Task.class);
        assertThat(after.getMeta().getVersionId()).isEqualTo(asked.getMeta().getVersionId());
        assertThat(after.getStatusReason().getText()).isEqualTo("The request was withdrawn.");
        assertThat(connectors.get(sent.taskPath() + "/$status-history").body())
                .contains("\"valuePositiveInt\":4")
                .doesNotContain("\"valuePositiveInt\":5");
    }

    @Test
    void aDraftMayStillGoToSomebodyElse() {
        Bundle bundle = Referrals.transaction("connectors");
        ((Task) bundle.getEntry().get(2).getResource()).setStatus(TaskStatus.DRAFT);
        Fhir.Answer drafted = clinic.post("", bundle);
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(200);
        String task = "Task/"
                + new IdType(drafted.as(Bundle.class)
                                .getEntry()
                                .get(2)
                                .getResponse()
                                .getLocation())
                        .getIdPart();
        String readdress = "[{\"op\":\"add\",\"path\":\"/owner\",\"value\":{\"reference\":\"Organization/%s\"}}]";
        assertThat(clinic.patch(task, readdress.formatted(Referrals.organization("walkers")))
                        .status())
                .isEqualTo(200);
        assertThat(clinic.patch(task, "[{\"op\":\"remove\",\"path\":\"/owner\"}]")
                        .status())
                .isEqualTo(200);
        assertThat(clinic.patch(task, readdress.formatted(java.util.UUID.randomUUID()))
                        .status())
                .as("nobody here")
                .isEqualTo(422);
        assertThat(clinic.patch(task, readdress.formatted(Referrals.organization("walkers")))
                        .status())
                .isEqualTo(200);
        assertThat(walkers.get(task).status()).as("not sent yet").isEqualTo(404);
        Referrals.move(clinic, new IdType(task).getIdPart(), "requested");
        assertThat(walkers.get(task).status()).isEqualTo(200);
        assertThat(connectors.get(task).status()).isEqualTo(404);
        assertThat(connectors
                        .get("Task?_id=" + new IdType(task).getIdPart())
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
        assertThat(clinic.patch(task, readdress.formatted(Referrals.organization("connectors")))
                        .status())
                .as("it is sent")
                .isEqualTo(422);
    }
}

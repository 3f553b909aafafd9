package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.ProblemCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The last move is taken back, by whoever made it, at once. */
@GatewayTest
class UndoTest {

    private static final String NOTHING = "{\"resourceType\":\"Parameters\"}";
    private static final String DECLINE = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"rejected\"},"
            + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Wrong button\"}}]";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @As("south-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir connectors;

    @Test
    void aWrongRefusalIsTakenBackAndStaysInTheStory() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        assertThat(connectors.patch(sent.taskPath(), DECLINE).status()).isEqualTo(200);
        Fhir.Answer undone = connectors.post(sent.taskPath() + "/$undo", NOTHING);
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        Task task = undone.as(Task.class);
        assertThat(task.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(task.hasStatusReason()).isFalse();
        Parameters history = clinic.get(sent.taskPath() + "/$status-history").as(Parameters.class);
        assertThat(history.getParameter())
                .extracting(event -> event.getPart().stream()
                        .filter(part -> part.getName().equals("kind"))
                        .findFirst()
                        .orElseThrow()
                        .getValue()
                        .getNamedProperty("coding")
                        .getValues()
                        .get(0)
                        .getNamedProperty("code")
                        .getValues()
                        .get(0)
                        .primitiveValue())
                .containsExactly("requested", "moved", "undone");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
    }

    @Test
    void onlyOnesOwnLastMoveAndOnlyOnce() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        refused(connectors, sent, "nothing of its own has happened");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        refused(clinic, sent, "another's move");
        assertThat(connectors.post(sent.taskPath() + "/$undo", NOTHING).status())
                .isEqualTo(200);
        refused(connectors, sent, "an undone move is not undone again");
        assertThat(new Fhir(port, "walkers")
                        .post(sent.taskPath() + "/$undo", NOTHING)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void afterAWordOfTheOtherNothingIsTakenBack() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        assertThat(clinic.patch(
                                sent.taskPath(),
                                "[{\"op\":\"add\",\"path\":\"/note\",\"value\":[{\"text\":\"Thank you\"}]}]")
                        .status())
                .isEqualTo(200);
        refused(connectors, sent, "the requester has read it");
    }

    @Test
    void whatHasGoneFurtherIsNotTakenBack() {
        Referrals.Sent onward = Referrals.send(clinic, "connectors");
        Bundle child = Referrals.transaction("walkers");
        ((ServiceRequest) child.getEntry().get(1).getResource())
                .addBasedOn(new Reference("ServiceRequest/" + onward.request().getIdPart()));
        ((Task) child.getEntry().get(2).getResource()).addPartOf(new Reference(onward.taskPath()));
        assertThat(connectors.post("", child).status()).isEqualTo(200);
        refused(connectors, onward, "it was accepted by referring onward");

        Referrals.Sent confirmed = Referrals.send(clinic, "connectors");
        Referrals.move(connectors, confirmed.task().getIdPart(), "accepted");
        Referrals.move(connectors, confirmed.task().getIdPart(), "in-progress");
        String cancel = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Moved away\"}}]";
        assertThat(clinic.patch(confirmed.taskPath(), cancel).status()).isEqualTo(200);
        Referrals.move(connectors, confirmed.task().getIdPart(), "cancelled");
        assertThat(clinic.get("ServiceRequest/" + confirmed.request().getIdPart())
                        .as(ServiceRequest.class)
                        .getStatus())
                .isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
        refused(connectors, confirmed, "the request is withdrawn");
    }

    @Test
    void theWindowCloses() {
        Referrals.Sent sent = Referrals.send(clinic, "connectors");
        jdbc.update("alter table referral_event disable trigger referral_event_append_only");
        Referrals.move(connectors, sent.task().getIdPart(), "accepted");
        jdbc.update(
                "update referral_event set at = at - interval '16 minutes' where referral_id = ?::uuid",
                sent.task().getIdPart());
        jdbc.update("alter table referral_event enable trigger referral_event_append_only");
        refused(connectors, sent, "sixteen minutes have passed");
    }

    private static void refused(Fhir who, Referrals.Sent sent, String why) {
        Fhir.Answer answer = who.post(sent.taskPath() + "/$undo", NOTHING);
        assertThat(answer.status()).as(why + ": " + answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains(ProblemCode.NOT_UNDOABLE.code());
    }
}

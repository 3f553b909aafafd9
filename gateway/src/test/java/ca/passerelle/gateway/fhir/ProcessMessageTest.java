package ca.passerelle.gateway.fhir;

import static ca.passerelle.gateway.testing.MessageAnswers.accepted;
import static ca.passerelle.gateway.testing.MessageAnswers.code;
import static ca.passerelle.gateway.testing.MessageAnswers.header;
import static ca.passerelle.gateway.testing.MessageAnswers.outcome;
import static ca.passerelle.gateway.testing.MessageAnswers.refused;
import static ca.passerelle.gateway.testing.MessageAnswers.task;
import static ca.passerelle.gateway.testing.MessageAnswers.texts;
import static ca.passerelle.gateway.testing.MessageAnswers.types;
import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.Together;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** CA:eReC messages as a clinic and the organisation that it refers to send them. */
@GatewayTest
class ProcessMessageTest {

    private static final String OPERATION = "$process-message";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @As("south-clinic")
    private Fhir clinic;

    @As("walkers")
    private Fhir walkers;

    @As("pantry")
    private Fhir pantry;

    private final String referral = UUID.randomUUID().toString();
    private final String mrn = UUID.randomUUID().toString();

    @Test
    void anAddBecomesAReferralThatItsRecipientSees() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Bundle answer = accepted(clinic.post(OPERATION, message));
        MessageHeader header = header(answer);
        assertThat(header.getResponse().getIdentifier())
                .isEqualTo(message.getIdentifier().getValue());
        assertThat(header.getEventCoding().getCode()).isEqualTo("add-service-request");
        assertThat(header.getDestinationFirstRep().getEndpoint())
                .isEqualTo("https://emr.example.org/fhir/$process-message");
        Task task = task(answer);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + Referrals.organization("walkers"));
        assertThat(task.getFocus().getReference())
                .isEqualTo(task.getBasedOnFirstRep().getReference());
        Bundle seen = walkers.get("Task?identifier=" + referral + "&_include=Task:focus&_include=Task:patient")
                .as(Bundle.class);
        assertThat(types(seen)).containsExactlyInAnyOrder("Task", "ServiceRequest", "Patient");
        assertThat(pantry.get("Task?identifier=" + referral).as(Bundle.class).getTotal())
                .isZero();
    }

    @Test
    void aRepeatGetsTheStoredAnswerAndOtherContentIsRefused() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Fhir.Answer first = clinic.post(OPERATION, message);
        accepted(first);
        Fhir.Answer again = clinic.post(OPERATION, message);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(referrals()).isEqualTo(1);

        ((ServiceRequest) message.getEntry().get(2).getResource()).setPriority(ServiceRequestPriority.URGENT);
        Fhir.Answer other = clinic.post(OPERATION, message);
        assertThat(other.status()).isEqualTo(409);
        assertThat(code(other.as(OperationOutcome.class))).isEqualTo(ProblemCode.MESSAGE_ID_REUSED.code());
        assertThat(walkers.post(OPERATION, message).status())
                .as("another partner's identifiers are its own")
                .isEqualTo(200);
    }

    @Test
    void theSameMessageAtTheSameTimeMakesOneReferral() throws Exception {
        Bundle message = Messages.add(referral, mrn, "walkers");
        List<String> answers = new CopyOnWriteArrayList<>();
        Together.run(4, number -> answers.add(clinic.post(OPERATION, message).body()));
        assertThat(answers).allMatch(answers.get(0)::equals);
        assertThat(referrals()).isEqualTo(1);
    }

    @Test
    void theSameReferralUnderANewIdentifierChangesNothing() {
        Task first = task(accepted(clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"))));
        Task second = task(accepted(clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"))));
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getMeta().getVersionId()).isEqualTo("1");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anUpdateAmendsTheRequest() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle update = Messages.aboutRequest(
                "notify-update-service-request",
                mrn,
                Messages.request(referral).setPriority(ServiceRequestPriority.URGENT));
        Fhir.Answer first = clinic.post(OPERATION, update);
        accepted(first);
        assertThat(request().getPriority()).isEqualTo(ServiceRequestPriority.URGENT);
        assertThat(clinic.post(OPERATION, update).body()).isEqualTo(first.body());
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void anUpdateThatComesFirstIsLookedAtAnew() {
        Bundle update = Messages.aboutRequest(
                "notify-update-service-request",
                mrn,
                Messages.request(referral).setPriority(ServiceRequestPriority.URGENT));
        refused(clinic.post(OPERATION, update), 404, ProblemCode.UNKNOWN_REFERRAL);
        accepted(clinic.post(OPERATION, Messages.add(referral, mrn, "walkers")));
        accepted(clinic.post(OPERATION, update));
    }

    @Test
    void anUpdateAboutAnotherPersonIsRefused() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle update = Messages.aboutRequest(
                "notify-update-service-request", UUID.randomUUID().toString(), Messages.request(referral));
        refused(clinic.post(OPERATION, update), 422, ProblemCode.WRONG_PATIENT);
    }

    @Test
    void whoTakesNoPartLearnsNothing() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle theirs =
                Messages.aboutTask("notify-update-process-request", Messages.task(referral, TaskStatus.ACCEPTED, ""));
        Bundle nothing = Messages.aboutTask(
                "notify-update-process-request", Messages.task(UUID.randomUUID().toString(), TaskStatus.ACCEPTED, ""));
        Bundle hidden = refused(pantry.post(OPERATION, theirs), 404, ProblemCode.UNKNOWN_REFERRAL);
        Bundle absent = refused(pantry.post(OPERATION, nothing), 404, ProblemCode.UNKNOWN_REFERRAL);
        assertThat(texts(hidden)).isEqualTo(texts(absent));
        Bundle revoke = Messages.aboutRequest(
                "revoke-service-request", mrn, Messages.request(referral).setStatus(ServiceRequestStatus.REVOKED));
        refused(pantry.post(OPERATION, revoke), 404, ProblemCode.UNKNOWN_REFERRAL);
        assertThat(stored().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void aMessageAboutTwoPersonsIsRefusedAndAudited() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Messages.add(message, Systems.URN_UUID + UUID.randomUUID(), Messages.patient("another"));
        long before = audited(ProblemCode.WRONG_PATIENT);
        Bundle answer = refused(clinic.post(OPERATION, message), 422, ProblemCode.WRONG_PATIENT);
        assertThat(outcome(answer).getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[5].resource");
        assertThat(audited(ProblemCode.WRONG_PATIENT) - before).isEqualTo(1);
        assertThat(referrals()).isZero();
        message.getEntry().remove(5);
        accepted(clinic.post(OPERATION, message));
    }

    @Test
    void errorsAreLocatedInTheMessage() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        message.getEntry().get(2).setResource(Messages.request(referral).setIntent(null));
        Bundle answer = refused(clinic.post(OPERATION, message), 422, ProblemCode.REQUIRED_MISSING);
        assertThat(outcome(answer).getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[2].resource.intent");
    }

    @Test
    void answersAreGivenAtOnceAndNowhereElse() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Fhir.Answer async = clinic.post(OPERATION + "?async=true&response-url=http://127.0.0.1:1/x", message);
        assertThat(async.status()).isEqualTo(400);
        assertThat(code(async.as(OperationOutcome.class))).isEqualTo(ProblemCode.UNSUPPORTED_PARAMETER.code());
        assertThat(referrals()).isZero();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThat(clinic.post(OPERATION, new Patient()).status()).isEqualTo(400);
        assertThat(clinic.post(OPERATION, "{").status()).isEqualTo(400);
        Bundle nameless = Messages.add(referral, mrn, "walkers");
        nameless.setIdentifier(null);
        assertThat(clinic.post(OPERATION, nameless).status()).isEqualTo(400);
        Bundle vast = Messages.add(referral, mrn, "walkers");
        for (int i = 0; i < 200; i++) {
            Messages.add(vast, Systems.URN_UUID + UUID.randomUUID(), new Communication());
        }
        assertThat(clinic.post(OPERATION, vast).status()).isEqualTo(413);
        assertThat(new Fhir(port, "nobody")
                        .post(OPERATION, Messages.add(referral, mrn, "walkers"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theStatementNamesTheOperationAndItsAlias() {
        assertThat(clinic.get("metadata")
                        .as(CapabilityStatement.class)
                        .getRestFirstRep()
                        .getOperation())
                .extracting(operation -> operation.getName())
                .contains("process-message", "process-messages");
    }

    private int referrals() {
        return clinic.get("Task?identifier=" + referral).as(Bundle.class).getTotal();
    }

    private Task stored() {
        return (Task) clinic.get("Task?identifier=" + referral)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    }

    private ServiceRequest request() {
        return (ServiceRequest) clinic.get("ServiceRequest?identifier=" + referral)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    }

    private long events() {
        Long count = jdbc.queryForObject(
                "select count(*) from referral_event where referral_id = ?::uuid",
                Long.class,
                stored().getIdElement().getIdPart());
        return count == null ? 0 : count;
    }

    private long audited(ProblemCode code) {
        Long count = jdbc.queryForObject(
                "select count(*) from audit_entry where action = 'process-message' and outcome = ?",
                Long.class,
                code.code());
        return count == null ? 0 : count;
    }
}

package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.MessageReceiver;
import ca.passerelle.gateway.testing.MessageReceiver.Received;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** CA:eReC messages as the gateway sends them, to a clinic that asks and to a hub that is asked. */
@GatewayTest
class SendMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OPERATION = "$process-message";

    @LocalServerPort
    private int port;

    @Value("${test.message-port}")
    private int messagePort;

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @As("message-clinic")
    private Fhir clinic;

    @As("message-hub")
    private Fhir hub;

    private MessageReceiver receiver;

    @BeforeEach
    void listen() {
        receiver = new MessageReceiver(messagePort);
        jdbc.update("update delivery set state = 'CANCELLED', outcome = 'test', lease = null"
                + " where state in ('PENDING', 'LEASED', 'PARKED')");
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aReferralGoesOutAndComesBackByMessagesAlone() {
        Referrals.Sent sent = Referrals.send(clinic, "message-hub");
        Received request = told(MessageReceiver.HUB, sent, "add-service-request");
        assertThat(request.authorization()).isEqualTo("Bearer hub-bearer-token");
        assertThat(request.header().getFocusFirstRep().getReference())
                .isEqualTo(Systems.URN_UUID + sent.request().getIdPart());

        // The hub answers later, in messages of its own that name only the message that they answer.
        Task accepted = Messages.task("unknown to all", TaskStatus.ACCEPTED, "");
        accepted.setBasedOn(null);
        Bundle taken = Messages.aboutTask("notify-add-process-request", accepted);
        ((MessageHeader) taken.getEntryFirstRep().getResource())
                .getResponse()
                .setIdentifier("urn:uuid:" + request.message().getIdentifier().getValue())
                .setCode(ResponseType.OK);
        assertThat(hub.post(OPERATION, taken).status()).isEqualTo(200);
        Received moved = told(MessageReceiver.CLINIC, sent, "notify-update-process-request");
        Task told = Messages.first(moved.message(), Task.class);
        assertThat(told.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(told.getFocus().getReference())
                .isEqualTo(Systems.URN_UUID + sent.request().getIdPart());
        assertThat(reply(sent, "message-hub")).isEqualTo("ok");
    }

    @Test
    void whatIsBookedAskedCorrectedAndWithdrawnIsToldAsItsOwnEvent() {
        Referrals.Sent sent = Referrals.send(clinic, "message-hub");
        Referrals.move(hub, sent.task().getIdPart(), "accepted");

        Communication question = new Communication().setStatus(CommunicationStatus.COMPLETED);
        question.addPayload().setContent(new StringType("Which day suits?"));
        attach(hub, sent, question, task -> {});
        assertThat(Messages.first(
                                told(MessageReceiver.CLINIC, sent, "send-communication-from-provider")
                                        .message(),
                                Communication.class)
                        .getPayloadFirstRep()
                        .getContentStringType()
                        .getValue())
                .isEqualTo("Which day suits?");

        Appointment appointment = new Appointment().setStatus(AppointmentStatus.BOOKED);
        appointment
                .addParticipant()
                .setActor(new Reference("Patient/" + sent.patient().getIdPart()))
                .setStatus(ParticipationStatus.ACCEPTED);
        appointment
                .setStart(Date.from(Instant.parse("2026-12-01T17:00:00Z")))
                .setEnd(Date.from(Instant.parse("2026-12-01T18:00:00Z")));
        attach(hub, sent, appointment, task -> task.setStatus(TaskStatus.INPROGRESS)
                .setBusinessStatus(BusinessStatus.BOOKED.concept()));
        assertThat(Messages.first(
                                told(MessageReceiver.CLINIC, sent, "notify-add-appointment")
                                        .message(),
                                Appointment.class)
                        .getStatus())
                .isEqualTo(AppointmentStatus.BOOKED);

        Patient person = clinic.get("Patient/" + sent.patient().getIdPart()).as(Patient.class);
        person.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("604 555 0199");
        assertThat(put(clinic, person).status()).isEqualTo(200);
        assertThat(Messages.first(
                                told(MessageReceiver.HUB, sent, "notify-data-correction")
                                        .message(),
                                Patient.class)
                        .getTelecomFirstRep()
                        .getValue())
                .isEqualTo("604 555 0199");

        ServiceRequest request =
                clinic.get("ServiceRequest/" + sent.request().getIdPart()).as(ServiceRequest.class);
        request.addNote().setText("Uses a walker");
        assertThat(put(clinic, request).status()).isEqualTo(200);
        assertThat(Messages.first(
                                told(MessageReceiver.HUB, sent, "notify-update-service-request")
                                        .message(),
                                ServiceRequest.class)
                        .getNoteFirstRep()
                        .getText())
                .isEqualTo("Uses a walker");

        Task cancelled = task(clinic, sent).setStatus(TaskStatus.CANCELLED);
        cancelled.setBusinessStatus(null).setStatusReason(new CodeableConcept().setText("Moved away"));
        assertThat(put(clinic, cancelled).status()).isEqualTo(200);
        Received revoked = told(MessageReceiver.HUB, sent, "revoke-service-request");
        assertThat(Messages.first(revoked.message(), ServiceRequest.class).getStatus())
                .isEqualTo(ServiceRequestStatus.REVOKED);
        assertThat(revoked.header().getReason().getText()).isEqualTo("Moved away");
    }

    @Test
    void anotherGatewayUnderstandsWhatIsSent() {
        Referrals.Sent sent = Referrals.send(clinic, "message-hub");
        Received request = told(MessageReceiver.HUB, sent, "add-service-request");
        Fhir elsewhere = new Fhir(port, "south-clinic");
        Fhir.Answer answer = elsewhere.post(OPERATION, request.body());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Messages.first(answer.as(Bundle.class), Task.class).getStatus())
                .isEqualTo(TaskStatus.REQUESTED);
        assertThat(elsewhere.post(OPERATION, request.body()).body()).isEqualTo(answer.body());
    }

    @Test
    void aRefusalParksTheLaneAndIsSeen() {
        receiver.answer(MessageReceiver.HUB, ResponseType.FATALERROR);
        Referrals.Sent sent = Referrals.send(clinic, "message-hub");
        told(MessageReceiver.HUB, sent, "add-service-request");
        await().atMost(PATIENCE).until(() -> states(sent).equals(List.of("PARKED refused")));
    }

    @Test
    void aRefusalThatComesLaterIsKept() {
        Referrals.Sent sent = Referrals.send(clinic, "message-hub");
        String number = told(MessageReceiver.HUB, sent, "add-service-request")
                .message()
                .getIdentifier()
                .getValue();
        await().atMost(PATIENCE).until(() -> states(sent).equals(List.of("DELIVERED delivered")));
        assertThat(hub.post(OPERATION, Messages.answer("add-service-request", number, ResponseType.FATALERROR))
                        .status())
                .isEqualTo(200);
        assertThat(states(sent)).containsExactly("PARKED refused");
        assertThat(reply(sent, "message-hub")).isEqualTo("fatal-error");
        // Whoever it was not sent to says nothing about it, and begins nothing by it.
        Fhir.Answer other = clinic.post(OPERATION, Messages.answer("add-service-request", number, ResponseType.OK));
        assertThat(other.status()).isEqualTo(404);
        assertThat(outcome(other).getIssueFirstRep().getExpression())
                .extracting(StringType::getValue)
                .containsExactly("Bundle.entry[0].resource.response");
    }

    @Test
    void whoeverWishesSoIsAnsweredLaterAndOnce() {
        String number = UUID.randomUUID().toString();
        Bundle message = Messages.add(number, UUID.randomUUID().toString(), "walkers");
        for (int i = 0; i < 2; i++) {
            Fhir.Answer at = clinic.post(OPERATION + "?async=true&response-url=http://127.0.0.1:1/", message);
            assertThat(at.status()).as(at.body()).isEqualTo(202);
            assertThat(at.body()).isEmpty();
        }
        String asked = message.getIdentifier().getValue();
        await().atMost(PATIENCE)
                .until(() -> !receiver.at(MessageReceiver.CLINIC, asked).isEmpty());
        Received answer = receiver.at(MessageReceiver.CLINIC, asked).get(0);
        assertThat(answer.header().getResponse().getIdentifier()).isEqualTo(asked);
        assertThat(answer.header().getResponse().getCode()).isEqualTo(ResponseType.OK);
        assertThat(Messages.first(answer.message(), Task.class).getStatus()).isEqualTo(TaskStatus.REQUESTED);

        Bundle wrong = Messages.of("no-such-event", "urn:uuid:" + UUID.randomUUID());
        assertThat(clinic.post(OPERATION + "?async=true", wrong).status()).isEqualTo(202);
        String refused = wrong.getIdentifier().getValue();
        await().atMost(PATIENCE)
                .until(() -> !receiver.at(MessageReceiver.CLINIC, refused).isEmpty());
        assertThat(receiver.at(MessageReceiver.CLINIC, refused)
                        .get(0)
                        .header()
                        .getResponse()
                        .getCode())
                .isEqualTo(ResponseType.FATALERROR);
        assertThat(receiver.at(MessageReceiver.CLINIC, asked)).hasSize(1);
    }

    private void attach(Fhir party, Referrals.Sent sent, Resource resource, Consumer<Task> change) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        String url = Systems.URN_UUID + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
        Task task = task(party, sent);
        task.addInput()
                .setType(new CodeableConcept().setText(resource.fhirType()))
                .setValue(new Reference(url));
        change.accept(task);
        bundle.addEntry()
                .setFullUrl(Systems.URN_UUID + sent.task().getIdPart())
                .setResource(task)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(sent.taskPath())
                .setIfMatch(etag(task));
        Fhir.Answer answer = party.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Fhir.Answer put(Fhir party, Resource resource) {
        String path = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        return party.put(path, resource, "If-Match", etag(resource));
    }

    private static String etag(Resource resource) {
        return "W/\"" + resource.getMeta().getVersionId() + "\"";
    }

    private static Task task(Fhir party, Referrals.Sent sent) {
        return party.get(sent.taskPath()).as(Task.class);
    }

    private List<String> states(Referrals.Sent sent) {
        return jdbc.queryForList(
                "select state || ' ' || outcome from delivery where referral_id = ?::uuid order by version",
                String.class,
                sent.task().getIdPart());
    }

    private String reply(Referrals.Sent sent, String partner) {
        return jdbc.queryForObject(
                "select d.reply from delivery d join partner_endpoint e on e.id = d.endpoint_id"
                        + " join partner p on p.id = e.partner_id where d.referral_id = ?::uuid and p.key = ?"
                        + " order by d.version limit 1",
                String.class,
                sent.task().getIdPart(),
                partner);
    }

    private static OperationOutcome outcome(Fhir.Answer answer) {
        return Messages.first(answer.as(Bundle.class), OperationOutcome.class);
    }

    /** The message of an event about a referral. */
    private Received told(String path, Referrals.Sent sent, String event) {
        return receiver.awaited(path, sent.request().getIdPart(), event);
    }
}

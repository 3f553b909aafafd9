package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.MessageReceiver;
import ca.passerelle.gateway.testing.MessageReceiver.Received;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.profiles.Systems;
import java.time.Duration;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** Between two partners that know nothing but messages: an eConsult from question to advice, and who acted for each. */
@GatewayTest
class ConsultMessagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LICENCE = "https://fhir.infoway-inforoute.ca/NamingSystem/ca-on-license-physician";
    private static final String OPERATION = "$process-message";

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
    void anEConsultIsAskedAnsweredWithAdviceAndEndsByMessagesAlone() {
        String number = UUID.randomUUID().toString();
        Bundle ask = Messages.add(number, UUID.randomUUID().toString(), "message-hub");
        Messages.add(
                ask, Systems.URN_UUID + UUID.randomUUID(), consult(Messages.task(number, TaskStatus.REQUESTED, "")));
        assertThat(clinic.post(OPERATION, ask).status()).isEqualTo(200);
        Received asked = receiver.awaited(MessageReceiver.HUB, number, "add-service-request");
        assertThat(Messages.first(asked.message(), Task.class).getCode().getCoding())
                .extracting("code")
                .contains("process-request-consult");

        assertThat(report(consult(Messages.task(number, TaskStatus.ACCEPTED, "")))
                        .status())
                .isEqualTo(200);
        Communication advice = new Communication().setStatus(CommunicationStatus.COMPLETED);
        advice.addPayload().setContent(new StringType("A walking group, twice a week."));
        advice.addBasedOn().setIdentifier(Messages.number(number));
        Bundle note = Messages.of("send-communication-from-provider", "urn:uuid:6e1c1f4e-4a53-4c0b-8f3b-6b4bb1a3c0de");
        Messages.add(note, "urn:uuid:6e1c1f4e-4a53-4c0b-8f3b-6b4bb1a3c0de", advice);
        Fhir.Answer noted = hub.post(OPERATION, note);
        assertThat(noted.status()).as(noted.body()).isEqualTo(200);
        assertThat(receiver.awaited(MessageReceiver.CLINIC, number, "send-communication-from-provider")
                        .body())
                .contains("A walking group, twice a week.");

        Task done = consult(Messages.task(number, TaskStatus.COMPLETED, "completed-with-advice"));
        assertThat(report(done).status()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.at(MessageReceiver.CLINIC, number))
                .anySatisfy(message -> assertThat(message.body()).contains("\"completed-with-advice\"")));
    }

    private Fhir.Answer report(Task task) {
        return hub.post(OPERATION, Messages.aboutTask("notify-update-process-request", task));
    }

    private static Task consult(Task task) {
        task.getCode().addCoding().setCode("process-request-consult");
        return task;
    }

    @Test
    void whoActedIsKeptAndNamedToTheOtherParty() {
        String number = UUID.randomUUID().toString();
        Bundle ask = Messages.add(number, UUID.randomUUID().toString(), "message-hub");
        Practitioner doctor = new Practitioner();
        doctor.addIdentifier().setSystem(LICENCE).setValue("61234");
        String url = Systems.URN_UUID + UUID.randomUUID();
        ((MessageHeader) ask.getEntryFirstRep().getResource()).setAuthor(new Reference(url));
        Messages.add(ask, url, doctor);
        Fhir.Answer asked = clinic.post(OPERATION, ask);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(receiver.awaited(MessageReceiver.HUB, number, "add-service-request")
                        .header()
                        .getAuthor()
                        .getIdentifier()
                        .getValue())
                .isEqualTo("61234");
        String task = asked.as(Bundle.class).getEntry().stream()
                .filter(entry -> entry.getResource() instanceof Task)
                .map(entry -> entry.getFullUrl().substring(entry.getFullUrl().length() - 36))
                .findFirst()
                .orElseThrow();
        Identifier shown = (Identifier)
                hub
                        .get("Task/" + task + "/$status-history")
                        .as(Parameters.class)
                        .getParameterFirstRep()
                        .getPart()
                        .stream()
                        .filter(part -> part.getName().equals("user"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        assertThat(shown.getSystem() + "|" + shown.getValue()).isEqualTo(LICENCE + "|61234");
        assertThat(jdbc.queryForList(
                        "select acting_user from audit_entry where type = 'Task' and resource = ?",
                        String.class,
                        task + "/_history/1"))
                .contains(LICENCE + "|61234");
    }
}

package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.MessageReceiver;
import ca.passerelle.gateway.testing.MessageReceiver.Received;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.TestMail.Mailbox;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.MailTransport.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A referral that several may claim, as each of them is told of it by its own protocol. */
@GatewayTest
class OfferApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    @Value("${test.message-port}")
    private int messagePort;

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @Autowired
    private Mailbox mailbox = new Mailbox();

    @As("south-clinic")
    private Fhir south;

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
    void whoeverClaimsByMessageGetsTheReferralAndTheOthersLearnThatItIsGone() {
        Task offered = send("message-hub", "message-clinic");
        String number = offered.getIdentifierFirstRep().getValue();
        Received offer = receiver.awaited(MessageReceiver.HUB, number, "add-service-request");
        assertThat(receiver.awaited(MessageReceiver.CLINIC, number, "add-service-request")
                        .body())
                .doesNotContain("Lafleur");
        assertThat(offer.body())
                .doesNotContain(
                        "Lafleur",
                        "Noémie",
                        "Granville",
                        "5K6",
                        offered.getFor().getReference().substring(8))
                .contains("social-connection", "urgent", "Vancouver", "V6B");
        assertThat(Messages.first(offer.message(), Task.class).hasOwner()).isFalse();

        Task claim = Messages.task("unknown to all", TaskStatus.ACCEPTED, "");
        claim.setBasedOn(null);
        claim.addIdentifier(new Identifier().setSystem(Systems.REFERRAL_NUMBER).setValue(number));
        Fhir.Answer claimed = new Fhir(port, "message-hub")
                .post("$process-message", Messages.aboutTask("notify-update-process-request", claim));
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receiver.at(MessageReceiver.HUB, number))
                .anySatisfy(message -> assertThat(message.body()).contains("Lafleur")));
        Received gone = receiver.awaited(MessageReceiver.CLINIC, number, "revoke-service-request");
        assertThat(gone.body()).doesNotContain("Lafleur", "Message Hub");
        Task task = south.get("Task/" + offered.getIdElement().getIdPart()).as(Task.class);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + Referrals.organization("message-hub"));
        assertThat(task.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
    }

    @Test
    void whoeverIsAskedByMailClaimsByItsLinkUntilAnotherDid() {
        Task offered = send("walkers", "pantry");
        String number = offered.getIdentifierFirstRep().getValue();
        List<Mail> mails = await().atMost(PATIENCE).until(() -> mailbox.about(number), found -> !found.isEmpty());
        Mail mail = mails.get(0);
        assertThat(mail.text()).doesNotContain("Lafleur", "V6B").contains("plusieurs organismes", "Liens sociaux");
        Browser browser = new Browser(port);
        String link = mail.text()
                .lines()
                .filter(line -> line.startsWith("https://"))
                .findFirst()
                .orElseThrow()
                .substring("https://gateway.example.org".length());
        Browser.Shown page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        Browser.check(page);
        assertThat(page.text())
                .contains("Vancouver, BC, V6B", "Liens sociaux", "Urgente")
                .doesNotContain("Lafleur");
        assertThat(page.page().select("#move-accept")).hasSize(1);
        assertThat(page.page().select("#move-decline")).isEmpty();
        assertThat(browser.post(link, Map.of("move", "accept")).status()).isEqualTo(303);
        assertThat(new Fhir(port, "pantry")
                        .get("Task/" + offered.getIdElement().getIdPart())
                        .status())
                .isEqualTo(404);

        Task taken = send("walkers", "pantry");
        String other = taken.getIdentifierFirstRep().getValue();
        Mail second = await().atMost(PATIENCE)
                .until(() -> mailbox.about(other), found -> !found.isEmpty())
                .get(0);
        assertThat(new Fhir(port, "pantry")
                        .patch(
                                "Task/" + taken.getIdElement().getIdPart(),
                                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"accepted\"}]")
                        .status())
                .isEqualTo(200);
        String late = second.text()
                .lines()
                .filter(line -> line.startsWith("https://"))
                .findFirst()
                .orElseThrow()
                .substring("https://gateway.example.org".length());
        assertThat(browser.post(late, Map.of("move", "accept")).status()).isEqualTo(404);
    }

    @Test
    void whatIsWithdrawnUnclaimedIsGoneForAll() {
        Task offered = send("message-hub", "pantry");
        String number = offered.getIdentifierFirstRep().getValue();
        receiver.awaited(MessageReceiver.HUB, number, "add-service-request");
        String cancel = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Moved away\"}}]";
        assertThat(south.patch("Task/" + offered.getIdElement().getIdPart(), cancel)
                        .status())
                .isEqualTo(200);
        assertThat(receiver.awaited(MessageReceiver.HUB, number, "revoke-service-request")
                        .body())
                .doesNotContain("Lafleur", "Moved away");
    }

    private Task send(String... candidates) {
        Bundle bundle = Referrals.transaction("connectors");
        ((Patient) bundle.getEntry().get(0).getResource())
                .addAddress()
                .addLine("900 Granville Street")
                .setCity("Vancouver")
                .setState("BC")
                .setPostalCode("V6B 5K6");
        ((ServiceRequest) bundle.getEntry().get(1).getResource()).setPriority(ServiceRequestPriority.URGENT);
        Task task = (Task) bundle.getEntry().get(2).getResource();
        task.setOwner(null);
        task.getFor().setDisplay("Noémie Lafleur");
        for (String candidate : candidates) {
            task.getRestriction().addRecipient(new Reference("Organization/" + Referrals.organization(candidate)));
        }
        Fhir.Answer answer = south.post("", bundle);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        IdType id = new IdType(
                answer.as(Bundle.class).getEntry().get(2).getResponse().getLocation());
        Task sent = south.get("Task/" + id.getIdPart()).as(Task.class);
        assertThat(sent.getFor().hasDisplay()).isFalse();
        return sent;
    }
}

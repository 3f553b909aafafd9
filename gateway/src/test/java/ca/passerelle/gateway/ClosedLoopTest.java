package ca.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Browser;
import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.RefI12;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.TestMail;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.MailTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/**
 * The main job, whole: a clinic's HL7 v2 referral comes in, a link worker refers it onward, the community organisation answers by the link
 * in its mail, and the clinic's EMR learns it.
 */
@GatewayTest
class ClosedLoopTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private TestMail.Mailbox mailbox;

    private final String number = "R-" + UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private EmrReceiver emr;

    @As("connectors")
    private Fhir worker;

    @As("walkers")
    private Fhir walkers;

    @BeforeEach
    void start() {
        emr = new EmrReceiver(environment.getRequiredProperty("test.emr-port", Integer.class));
        new Mllp(environment.getRequiredProperty("passerelle.mllp.port", Integer.class))
                .send(RefI12.add("L" + number, number));
    }

    @AfterEach
    void stop() {
        emr.close();
    }

    @Test
    void anAcceptanceByLinkReachesTheClinic() {
        Task child = referOnward();
        Browser.Shown answered = new Browser(port).post(linkTo(child), Map.of("move", "accept"));
        assertThat(answered.status()).as(answered.body()).isEqualTo(303);
        assertThat(parent().getStatus()).isEqualTo(TaskStatus.INPROGRESS);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> emr.holding(number).stream().anyMatch(message -> message.contains("in-progress^")));
        List<String> replies = emr.holding(number);
        assertThat(replies).allMatch(message -> message.contains("RF1|A^"));
        assertThat(replies.get(0)).as("in order").contains("accepted^");
    }

    @Test
    void theRecipientSeesASnapshotAndNothingAbove() {
        Task child = referOnward();
        ServiceRequest order = walkers.get(child.getFocus().getReference()).as(ServiceRequest.class);
        assertThat(order.getIntent()).isEqualTo(ServiceRequestIntent.FILLERORDER);
        Patient snapshot = walkers.get(child.getFor().getReference()).as(Patient.class);
        assertThat(snapshot.getNameFirstRep().getFamily()).isEqualTo("Bélanger");
        assertThat(snapshot.hasIdentifier()).isFalse();
        assertThat(snapshot.hasBirthDate()).isFalse();
        assertThat(snapshot.getAddressFirstRep().hasLine()).isFalse();
        assertThat(walkers.get(child.getPartOfFirstRep().getReference()).status())
                .isEqualTo(404);
        assertThat(walkers.get(order.getBasedOnFirstRep().getReference()).status())
                .isEqualTo(404);
    }

    @Test
    void aDeclineReachesTheClinicAndTheReferralStaysOpen() {
        Task child = referOnward();
        new Browser(port).post(linkTo(child), Map.of("move", "decline", "reason", "no-capacity", "comment", ""));
        Task parent = parent();
        assertThat(parent.getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(parent.getNoteFirstRep().getText()).contains("Walking Group").contains("Groupe de marche");
        await().atMost(Duration.ofSeconds(20)).until(() -> emr.holding(number).size() >= 2);
    }

    @Test
    void theClinicsCancellationReachesTheRecipient() {
        Task child = referOnward();
        new Mllp(environment.getRequiredProperty("passerelle.mllp.port", Integer.class))
                .send(RefI12.cancel("LC" + number, number));
        assertThat(parent().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(walkers.get("Task/" + child.getIdElement().getIdPart())
                        .as(Task.class)
                        .getStatus())
                .isEqualTo(TaskStatus.CANCELLED);
    }

    private Task parent() {
        Bundle found = worker.get("Task?identifier=" + number).as(Bundle.class);
        return (Task) found.getEntryFirstRep().getResource();
    }

    private Task referOnward() {
        HealthcareService service = new HealthcareService()
                .setActive(true)
                .setName("Morning walk")
                .setProvidedBy(new Reference("Organization/" + Referrals.organization("walkers")));
        Fhir.Answer published = new Fhir(port, "test-211").post("HealthcareService", service);
        assertThat(published.status()).as(published.body()).isEqualTo(201);
        Parameters parameters = new Parameters();
        parameters
                .addParameter()
                .setName("service")
                .setValue(new Reference("HealthcareService/"
                        + published.as(HealthcareService.class).getIdElement().getIdPart()));
        Fhir.Answer answer = worker.post("Task/" + parent().getIdElement().getIdPart() + "/$refer", parameters);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.as(Task.class);
    }

    private String linkTo(Task child) {
        String childNumber = child.getIdentifier().stream()
                .filter(identifier -> Systems.REFERRAL_NUMBER.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !mailbox.about(childNumber).isEmpty());
        MailTransport.Mail mail = mailbox.about(childNumber).get(0);
        assertThat(mail.text() + mail.html()).doesNotContain("Bélanger").doesNotContain("Élise");
        int start = mail.text().indexOf("/answer/");
        return mail.text().substring(start).split("\\s", 2)[0];
    }
}

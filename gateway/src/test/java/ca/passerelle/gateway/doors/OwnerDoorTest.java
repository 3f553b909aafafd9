package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Registration;
import ca.passerelle.gateway.partner.Registry;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.RefI12;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A clinic and whoever answers its referrals, both by HL7 v2 alone: REF goes to the one, RRI comes back as its answer. */
@GatewayTest
class OwnerDoorTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Registry registry;

    @Autowired
    private FhirRecord record;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Mllp mllp;

    private final String number = "R-" + UUID.randomUUID();

    @Test
    void theReferralGoesOutAsRefAndItsAnswerComesBackAsRri() throws IOException {
        int owners = freePort();
        partner("answering-hub", Partner.Kind.COMMUNITY, "HUBEMR", "ANSWERS", List.of(endpoint(owners)));
        partner("asking-clinic", Partner.Kind.CLINIC, "CLINIC", "ASKS", List.of());
        try (EmrReceiver hub = new EmrReceiver(owners)) {
            assertThat(mllp.send(asked(RefI12.add("H1" + number, number)))).contains("MSA|AA");
            String ref = told(hub, "REF^I12");
            assertThat(ref).contains("RF1|P^Pending").contains("Bélanger^Élise").contains("12 Rue du Port");
            assertThat(mllp.send(asked(RefI12.amend("H2" + number, number)))).contains("MSA|AA");
            assertThat(told(hub, "REF^I13")).contains("A^ASAP^HL70280");
            // The hub gives back the number of RF1-6, and its own in RF1-11.
            String ours = ref.replaceAll("(?s).*RF1\\|([^|]*\\|){5}([^|^]*)\\^PASSERELLE.*", "$2");
            assertThat(mllp.send(answer("H3", "A", ours))).contains("MSA|AA");
            assertThat(task().getStatus()).isEqualTo(TaskStatus.ACCEPTED);
            assertThat(mllp.send(asked(answer("H4", "R", ours))))
                    .as("the clinic does not answer")
                    .contains("MSA|AE");
            assertThat(mllp.send(asked(RefI12.cancel("H5" + number, number)))).contains("MSA|AA");
            assertThat(told(hub, "REF^I14")).contains("Moved to another city.");
            assertThat(mllp.send(answer("H6", "A", ours)))
                    .as("it is over")
                    .contains("MSA|AE")
                    .contains("|206");
        }
    }

    /** Its reply names the referral by nothing but the message that it answers, and wants to know that it has arrived. */
    @Test
    void aReplyOnTheConnectionOfOurOwnMessageIsTheAnswer() throws IOException {
        int owners = freePort();
        partner("answering-hub", Partner.Kind.COMMUNITY, "HUBEMR", "ANSWERS", List.of(endpoint(owners)));
        partner("asking-clinic", Partner.Kind.CLINIC, "CLINIC", "ASKS", List.of());
        try (EmrReceiver hub = new EmrReceiver(
                owners,
                message -> message.contains("REF^I12") && message.contains(number)
                        ? "MSH|^~\\&|HUBEMR|ANSWERS|PASSERELLE|GATEWAY|20261121093000-0800||RRI^I12^RRI_I12|RE-"
                                + number + "|P|2.5.1|||AL|NE\rMSA|AA|CONTROL\rRF1|A\r"
                        : "MSH|^~\\&|HUBEMR|ANSWERS|||20261121||ACK|1|P|2.5.1\rMSA|AA|CONTROL\r")) {
            assertThat(mllp.send(asked(RefI12.add("C1" + number, number)))).contains("MSA|AA");
            await().atMost(Duration.ofSeconds(20)).until(() -> task().getStatus() == TaskStatus.ACCEPTED);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> hub.received().stream().anyMatch(back -> back.contains("MSA|CA|RE-" + number)));
            assertThat(hub.holding(number).stream().filter(message -> message.contains("REF^I12")))
                    .as("delivered once")
                    .hasSize(1);
            assertThat(jdbc.queryForList(
                            "select d.state from delivery d join referral r on r.id = d.referral_id where r.id = ?",
                            String.class,
                            UUID.fromString(task().getIdElement().getIdPart())))
                    .contains("DELIVERED");
            assertThat(jdbc.queryForObject(
                            "select count(*) from journal_message where state = 'ACCEPTED' and sender_key like ?",
                            Integer.class,
                            "%RE-" + number + "%"))
                    .isEqualTo(1);
        }
    }

    private static String asked(String message) {
        return message.replace("|CLINIC|NORTH|", "|CLINIC|ASKS|").replace("|HUBEMR|ANSWERS|", "|CLINIC|ASKS|");
    }

    private String answer(String control, String status, String ours) {
        return "MSH|^~\\&|HUBEMR|ANSWERS|PASSERELLE|GATEWAY|20261121093000-0800||RRI^I12^RRI_I12|" + control + number
                + "|P|2.5.1\nRF1|" + status + "|||||" + ours + "^PASSERELLE|||||OWN-" + number + "^HUB\n";
    }

    private String told(EmrReceiver hub, String type) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.holding(number).stream().anyMatch(message -> message.contains(type)));
        return hub.holding(number).stream()
                .filter(message -> message.contains(type))
                .findFirst()
                .orElseThrow();
    }

    private Task task() {
        return (Task) new Fhir(port, "asking-clinic")
                .get("Task?identifier=" + number)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    }

    private void partner(
            String key, Partner.Kind kind, String application, String facility, List<Registration.Endpoint> endpoints) {
        UUID organization = Referrals.organization(key);
        registry.register(new Registration(
                key,
                kind,
                key,
                "Le " + key,
                organization,
                List.of("token-" + key),
                List.of(new Registration.Sender(
                        application,
                        facility,
                        Referrals.organization("answering-hub"),
                        SenderSettings.inZone("America/Vancouver"))),
                endpoints));
        if (record.readAll(Callers.GATEWAY, List.of(new ResourceKey("Organization", organization)))
                .isEmpty()) {
            record.write(Callers.GATEWAY, List.of(Instruction.create(organization, new Organization().setName(key))));
        }
    }

    private static Registration.Endpoint endpoint(int port) {
        return new Registration.Endpoint(
                Channel.MLLP, "mllp://127.0.0.1:" + port, "", "en", Map.of("receiving-application", "HUBEMR"), null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

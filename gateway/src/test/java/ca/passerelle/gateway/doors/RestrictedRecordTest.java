package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.delivery.Rendering;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.mapping.RefFromProgress;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A person whose record her clinic restricts (PD1-12, ARV): labelled on what is stored, and kept from community organisations by every door. */
@GatewayTest
class RestrictedRecordTest {

    private static int control = 0;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Rendering rendering;

    @Autowired
    private Partners partners;

    @Autowired
    private Mllp mllp;

    @As("north-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir worker;

    @As("walkers")
    private Fhir walkers;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String number = "R-" + run;

    @Test
    void aRestrictedReferralToACommunityOrganisationGoesToTheLinkWorkers() {
        String listing = listing();
        String answer = send(
                "REF^I12",
                "RF1|P|R|SOC^Walks^L|||" + number + "^CLINIC",
                "PRD|RT||||||" + listing + "^^L",
                pid(),
                "PD1||||||||||||Y",
                "OBX|1|NM|A^Score^L||4");
        assertThat(answer).contains("MSA|AA|").contains("PRD^1").contains("restricted");
        Task task = (Task) one(clinic, "Task?identifier=" + number);
        assertThat(task.getOwner().getReference())
                .endsWith(Referrals.organization("connectors").toString());
        assertThat(Stream.of(
                        task,
                        one(clinic, "Patient?identifier=P-" + run),
                        one(clinic, "ServiceRequest?identifier=" + number),
                        one(clinic, "Observation?subject=" + task.getFor().getReference())))
                .allSatisfy(labelled -> assertThat(labels(labelled)).containsExactly("R"));
        assertThat(worker.get(task.getFor().getReference()).status()).isEqualTo(200);
        assertThat(count(walkers, "Task?identifier=" + number)).isZero();
    }

    @Test
    void whatBecomesRestrictedIsHiddenAtOnceAndOnlyAnAdtLiftsIt() {
        taken("REF^I12", "RF1|P|R|SOC^Walks^L|||" + number + "^CLINIC", "PRD|RT||||||" + listing() + "^^L", pid());
        Task task = (Task) one(walkers, "Task?identifier=" + number);
        String person = task.getFor().getReference();
        String request = task.getFocus().getReference();
        assertThat(walkers.get(person).status()).isEqualTo(200);
        taken("ADT^A31", pid(), "ARV|1|A|ALL^All^HL70717");
        assertThat(walkers.get(person).status()).isEqualTo(404);
        assertThat(walkers.get(request).status()).isEqualTo(404);
        assertThat(walkers.get(person + "/_history").status()).isEqualTo(404);
        assertThat(count(walkers, "ServiceRequest?identifier=" + number)).isZero();
        assertThat(walkers.get("Task/" + id(task)).status())
                .as("the owner ends it")
                .isEqualTo(200);
        assertThat(labels(clinic.get(request).as(ServiceRequest.class))).containsExactly("R");
        // Neither a referral nor FHIR lifts it, and no label is taken from a client.
        taken("REF^I13", "RF1|P|A||||" + number + "^CLINIC", pid(), "PD1||||||||||||N");
        Patient stored = clinic.get(person).as(Patient.class);
        assertThat(labels(stored)).containsExactly("R");
        stored.getMeta().setSecurity(List.of(new Coding(Systems.CONFIDENTIALITY, "N", null)));
        stored.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("604-555-0100");
        assertThat(clinic.put(
                                person,
                                stored,
                                "If-Match",
                                "W/\"" + stored.getMeta().getVersionId() + "\"")
                        .status())
                .isEqualTo(200);
        assertThat(labels(clinic.get(person).as(Patient.class))).containsExactly("R");
        taken("ADT^A31", pid(), "PD1||||||||||||N");
        assertThat(labels(clinic.get(person).as(Patient.class))).containsExactly("N");
    }

    /** Whoever was given a number goes on by it: it answers, and learns how the referral ends, but no more of the person. */
    @Test
    void theOwnerKeepsItsNumberOfWhatBecomesRestricted() {
        taken("REF^I12", "RF1|P|R|SOC^Walks^L|||" + number + "^CLINIC", "PRD|RT||||||" + listing() + "^^L", pid());
        Task task = (Task) one(walkers, "Task?identifier=" + number);
        String ours = task.getIdentifier().stream()
                .filter(each -> each.getSystem().equals(Systems.REFERRAL_NUMBER))
                .findFirst()
                .orElseThrow()
                .getValue();
        taken("ADT^A31", pid(), "ARV|1|A|ALL^All^HL70717");
        String answer = sendAs("WALKS|CLUB", "RRI^I12", "RF1|A|||||" + ours + "^PASSERELLE", pid());
        assertThat(answer).contains("MSA|AA|");
        assertThat(walkers.get("Task/" + id(task)).as(Task.class).getStatus()).isEqualTo(TaskStatus.ACCEPTED);
        assertThat(sendAs("WALKS|CLUB", "OSU^O51", "ORC|UA||NOT-" + ours + "^PASSERELLE"))
                .contains("MSA|AE|");
        taken("REF^I14", "RF1|R|||||" + number + "^CLINIC", "NTE|1||Moved away");
        String told = new String(RefFromProgress.message(told(task)), StandardCharsets.UTF_8);
        assertThat(told).contains("REF^I14").contains(ours + "^PASSERELLE").contains("Moved away");
        assertThat(told).doesNotContain("Whitecloud").doesNotContain("P-" + run).doesNotContain("PID|");
    }

    /** The last event of a referral as the walkers would be sent it by HL7 v2. */
    private Dispatch told(Task task) {
        UUID referral = UUID.fromString(id(task));
        Long last = jdbc.queryForObject(
                "select max(version) from referral_event where referral_id = ?", Long.class, referral);
        PartnerEndpoint endpoint = new PartnerEndpoint(
                UUID.randomUUID(),
                partners.byKey("walkers").orElseThrow().id(),
                Channel.MLLP,
                "mllp://127.0.0.1:1",
                "",
                Locale.CANADA,
                Map.of());
        Progress progress = rendering
                .render(referral, Objects.requireNonNull(last), endpoint)
                .orElseThrow();
        return new Dispatch(UUID.randomUUID(), 1, Instant.now(), endpoint, progress);
    }

    @Test
    void noOtherDoorSendsARestrictedRecordToACommunityOrganisation() {
        taken("ADT^A28", pid(), "PD1||||||||||||Y");
        String person = "Patient/" + id(one(clinic, "Patient?identifier=P-" + run));
        Bundle direct = Referrals.transaction("walkers");
        direct.getEntry().remove(0);
        ((ServiceRequest) direct.getEntry().get(0).getResource()).setSubject(new Reference(person));
        ((Task) direct.getEntry().get(1).getResource()).setFor(new Reference(person));
        Fhir.Answer refused = clinic.post("", direct);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("not-allowed").contains("restricted");
        taken("REF^I12", "RF1|P|R|SOC^Walks^L|||" + number + "^CLINIC", pid());
        Task task = (Task) one(worker, "Task?identifier=" + number);
        assertThat(labels(task)).as("inherited").containsExactly("R");
        HealthcareService service = new HealthcareService()
                .setActive(true)
                .setName("Walk " + run)
                .setProvidedBy(new Reference("Organization/" + Referrals.organization("walkers")));
        String walk = "HealthcareService/"
                + id(new Fhir(port, "test-211")
                        .post("HealthcareService", service)
                        .as(HealthcareService.class));
        Parameters onward = new Parameters();
        onward.addParameter().setName("service").setValue(new Reference(walk));
        Fhir.Answer without = worker.post("Task/" + id(task) + "/$refer", onward);
        assertThat(without.status()).as(without.body()).isEqualTo(422);
        assertThat(without.body()).contains("Consent");
        // With the person's consent the link worker sends what it needs to know, and no more.
        Fhir.Answer consented = worker.post("", withConsent(task));
        assertThat(consented.status()).as(consented.body()).isEqualTo(200);
        assertThat(count(walkers, "Patient?family=Consented" + run)).isEqualTo(1);
        assertThat(walkers.get(person).status()).isEqualTo(404);
    }

    private Bundle withConsent(Task parent) {
        Bundle onward = Referrals.transaction("walkers");
        Patient snapshot = new Patient();
        snapshot.addName().setFamily("Consented" + run);
        onward.getEntry().get(0).setResource(snapshot);
        Consent consent = new Consent()
                .setStatus(ConsentState.ACTIVE)
                .setPatient(new Reference(onward.getEntry().get(0).getFullUrl()));
        consent.getScope()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/consentscope")
                .setCode("patient-privacy");
        consent.addCategory().addCoding().setSystem("http://loinc.org").setCode("59284-0");
        consent.getPolicyRule().setText("Sharing with the walking group");
        String url = Systems.URN_UUID + UUID.randomUUID();
        onward.addEntry()
                .setFullUrl(url)
                .setResource(consent)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Consent");
        ((ServiceRequest) onward.getEntry().get(1).getResource())
                .addBasedOn(parent.getFocus().copy())
                .addSupportingInfo(new Reference(url));
        ((Task) onward.getEntry().get(2).getResource()).addPartOf(new Reference("Task/" + id(parent)));
        return onward.setType(BundleType.TRANSACTION);
    }

    /** A listing of a community organisation, by whose number a message names it. */
    private String listing() {
        String name = "LISTING-" + UUID.randomUUID();
        UUID service = UUID.fromString(id(new Fhir(port, "test-211")
                .post(
                        "HealthcareService",
                        new HealthcareService()
                                .setActive(true)
                                .setName(name)
                                .setProvidedBy(new Reference("Organization/" + Referrals.organization("walkers"))))
                .as(HealthcareService.class)));
        jdbc.update(
                "insert into directory_listing (id, feed, identifiers, organization_id, text_en, text_fr, names, categories,"
                        + " systems, languages, \"virtual\", withheld, active) values (?, 'test', array[?]::text[], ?, '', '', '',"
                        + " '{}', '{}', '{}', false, false, true)",
                service,
                name,
                Referrals.organization("walkers"));
        return name;
    }

    private String pid() {
        return "PID|1||P-" + run + "||Whitecloud^Marion||19480917|F";
    }

    private void taken(String type, String... segments) {
        assertThat(send(type, segments)).contains("MSA|AA|");
    }

    private String send(String type, String... segments) {
        return sendAs("CLINIC|NORTH", type, segments);
    }

    private String sendAs(String sender, String type, String... segments) {
        String header = "MSH|^~\\&|" + sender + "|PASSERELLE|GATEWAY|2026112009" + String.format("%04d", ++control)
                + "-0800||" + type + "|" + run + "-" + control + "|P|2.6";
        return mllp.send(header + "\n" + String.join("\n", List.of(segments)) + "\n");
    }

    private static Resource one(Fhir eyes, String query) {
        Bundle found = eyes.get(query).as(Bundle.class);
        assertThat(found.getEntry()).as(query).hasSize(1);
        return found.getEntryFirstRep().getResource();
    }

    private static int count(Fhir eyes, String query) {
        return eyes.get(query).as(Bundle.class).getEntry().size();
    }

    private static List<String> labels(Resource resource) {
        return resource.getMeta().getSecurity().stream()
                .filter(label -> Systems.CONFIDENTIALITY.equals(label.getSystem()))
                .map(Coding::getCode)
                .toList();
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }
}

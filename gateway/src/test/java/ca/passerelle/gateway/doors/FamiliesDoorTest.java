package ca.passerelle.gateway.doors;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import ca.passerelle.gateway.testing.RefI12;
import ca.passerelle.profiles.BusinessStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A clinic's EMR and a recipient's system, both by HL7 v2, against the whole gateway: persons, reports, bookings, orders. */
@GatewayTest
class FamiliesDoorTest {

    private static int control = 0;

    @Autowired
    private WaitingRelease release;

    @Autowired
    private Mllp mllp;

    @As("north-clinic")
    private Fhir clinic;

    @As("connectors")
    private Fhir worker;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String number = "R-" + run;

    @Test
    void aPersonComesChangesAndIsMergedAndWhatRefersToHerStays() {
        taken("CLINIC", "ADT^A28", pid("A-" + run, "Marion"));
        taken("CLINIC", "ADT^A28", pid("B-" + run, "Mary"));
        Patient survivor = patient("A-" + run);
        Patient prior = patient("B-" + run);
        taken("CLINIC", "OMG^O19", pid("B-" + run, "Mary"), "ORC|NW|" + number, "OBR|1|" + number + "||SP^Walks^L");
        taken("CLINIC", "ADT^A40", pid("A-" + run, "Marion"), "MRG|B-" + run);
        Patient merged = clinic.get("Patient/" + id(prior)).as(Patient.class);
        assertThat(merged.getActive()).isFalse();
        assertThat(merged.getLinkFirstRep().getType()).isEqualTo(LinkType.REPLACEDBY);
        assertThat(merged.getLinkFirstRep().getOther().getReference()).isEqualTo("Patient/" + id(survivor));
        Task open = task();
        assertThat(open.getFor().getReference()).isEqualTo("Patient/" + id(prior));
        assertThat(open.getStatus()).isEqualTo(TaskStatus.REQUESTED);
        // What still comes under the retired number finds the survivor; the same merge again changes nothing.
        taken("CLINIC", "ADT^A08", pid("B-" + run, "Marion"), "PV1|1|O");
        taken("CLINIC", "ADT^A40", pid("A-" + run, "Marion"), "MRG|B-" + run);
        assertThat(clinic.get("Patient/" + id(prior))
                        .as(Patient.class)
                        .getMeta()
                        .getVersionId())
                .isEqualTo(merged.getMeta().getVersionId());
        // A referral by either number is the survivor's, and takes nothing away from her.
        taken(
                "CLINIC",
                "OMG^O19",
                pid("B-" + run, "Marion"),
                "ORC|NW|2-" + number,
                "OBR|1|2-" + number + "||SP^Walks^L");
        Patient now = clinic.get("Patient/" + id(survivor)).as(Patient.class);
        assertThat(now.getLink()).hasSize(1);
        assertThat(now.getIdentifier()).extracting(each -> each.getValue()).contains("A-" + run, "B-" + run);
        // The reports of the prior one's referral reach it under the survivor's number.
        taken("CLINIC", "ORU^R01", pid("A-" + run, "Marion"), "OBR|1|" + number, "OBX|1|TX|^Note||Called twice||||||F");
        assertThat(request().getSupportingInfo()).hasSize(1);
    }

    @Test
    void aReferralTakesNothingAwayFromAPerson() {
        taken(
                "CLINIC",
                "ADT^A28",
                "PID|1||P-" + run + "||Whitecloud^Marion||19480917|F|||12 Chemin du Lac^^Vancouver^BC||604-555-0142");
        taken(
                "CLINIC",
                "OMG^O19",
                "PID|1||P-" + run + "||Whitecloud-Roy^Marion",
                "ORC|NW|" + number,
                "OBR|1|" + number + "||SP^Walks^L");
        Patient person = patient("P-" + run);
        assertThat(person.getNameFirstRep().getFamily()).isEqualTo("Whitecloud-Roy");
        assertThat(person.getAddress()).hasSize(1);
        assertThat(person.getTelecom()).hasSize(1);
        assertThat(person.getBirthDateElement().getValueAsString()).isEqualTo("1948-09-17");
        assertThat(person.getMeta().getTag()).isEmpty();
    }

    @Test
    void anOlderMessageChangesNothing() {
        taken("CLINIC", "ADT^A28", "EVN|A28|20261101120000-0800", pid("O-" + run, "Marion"));
        String answer = taken("CLINIC", "ADT^A08", "EVN|A08|20251101120000-0800", pid("O-" + run, "Ancienne"));
        assertThat(answer).contains("|W|ignored");
        assertThat(patient("O-" + run).getNameFirstRep().getGivenAsSingleString())
                .isEqualTo("Marion");
    }

    @Test
    void reportsOfBothPartiesReachTheOther() {
        mllp.send(RefI12.add("F" + run, number));
        String identity =
                "PID|1||9" + Math.abs(number.hashCode()) % 100_000_000 + "0^^^BC^JHN||Bélanger^Élise||19510312|F";
        taken(
                "CLINIC",
                "ORU^R01",
                identity,
                "OBR|1|" + number + "^CLINIC|L-1^LAB|57133-1^Referral note^LN",
                "OBX|1|FT|^Note||Lives alone||||||F");
        Reference attached = request().getSupportingInfo().get(0);
        DocumentReference seen = worker.get(attached.getReference()).as(DocumentReference.class);
        assertThat(new String(document(seen), StandardCharsets.UTF_8)).contains("Lives alone");
        accept();
        taken("HUB", "MDM^T02", identity, "TXA|1|CN|TX|||||||||DOC-1|||" + ours(), "OBX|1|TX|^Letter||She came||||||F");
        assertThat(task().getOutput()).hasSize(1);
        assertThat(clinic.get(((Reference) task().getOutputFirstRep().getValue()).getReference())
                        .status())
                .isEqualTo(200);
        taken("HUB", "MDM^T10", identity, letter("DOC-2", "DOC-1"), "OBX|1|TX|^Letter||She came twice||||||F");
        assertThat(output(0).getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
        assertThat(output(1).getRelatesToFirstRep().getTarget().getReference())
                .isEqualTo("DocumentReference/" + id(output(0)));
        taken("HUB", "MDM^T11", identity, letter("DOC-2", ""));
        assertThat(output(1).getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
        // A document is withdrawn by whoever sent it.
        assertThat(send("CLINIC", "MDM^T11", identity, letter("DOC-1", ""))).contains("MSA|AE");
        assertThat(send(
                        "CLINIC",
                        "ORU^R01",
                        "PID|1||X-1||Autre^Personne||20010101|M",
                        "OBR|1|" + number,
                        "OBX|1|TX|^N||x||||||F"))
                .contains("MSA|AE")
                .contains("wrong-patient");
    }

    @Test
    void aReportThatComesBeforeItsReferralWaitsForIt() {
        taken(
                "CLINIC",
                "ORU^R01",
                pid("W-" + run, "Marion"),
                "OBR|1|" + number + "^CLINIC",
                "OBX|1|TX|^Note||Early||||||F");
        release.all();
        assertThat(clinic.get("ServiceRequest?identifier=" + number)
                        .as(Bundle.class)
                        .getEntry())
                .isEmpty();
        taken(
                "CLINIC",
                "ORM^O01",
                pid("W-" + run, "Marion"),
                "ORC|NW|" + number + "^CLINIC",
                "OBR|1|" + number + "^CLINIC||SP^Walks^L");
        release.all();
        release.all();
        Reference attached = request().getSupportingInfoFirstRep();
        assertThat(request().getSupportingInfo()).hasSize(1);
        assertThat(worker.get(attached.getReference()).status()).isEqualTo(200);
    }

    @Test
    void aRecipientBooksMovesMissesAndFinishes() {
        mllp.send(RefI12.add("G" + run, number));
        taken("HUB", "SIU^S12", schedule("20261201100000"), "AIS|1|A|^Garden");
        assertThat(task().getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("booked");
        Appointment appointment = clinic.get(
                        ((Reference) task().getInputFirstRep().getValue()).getReference())
                .as(Appointment.class);
        assertThat(appointment.getStartElement().getValueAsString()).isEqualTo("2026-12-01T10:00:00-08:00");
        String before = task().getMeta().getVersionId();
        taken("HUB", "SIU^S13", schedule("20261208100000"));
        assertThat(task().getMeta().getVersionId()).isNotEqualTo(before);
        assertThat(task().getInput()).hasSize(1);
        assertThat(kinds()).contains("reschedule");
        taken("HUB", "SIU^S26", schedule("20261208100000"));
        assertThat(BusinessStatus.of(task().getBusinessStatus())).contains(BusinessStatus.NO_SHOW);
        taken("HUB", "SIU^S15", schedule("20261208100000"));
        assertThat(BusinessStatus.of(task().getBusinessStatus())).contains(BusinessStatus.BOOKING_CANCELLED);
        taken("HUB", "OSU^O51", "ORC|SC||" + ours() + "^PASSERELLE||CM|||||||||||^Six visits");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(send("HUB", "SIU^S12", schedule("20261215100000"))).contains("MSA|AE");
    }

    @Test
    void anOrderIsAReferralAndItsStatusCancelsIt() {
        taken(
                "CLINIC",
                "ORM^O01",
                pid("C-" + run, "Marion"),
                "ORC|NW|" + number + "^CLINIC",
                "OBR|1|" + number + "^CLINIC||SP^Walks^L");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.REQUESTED);
        assertThat(worker.get("Task/" + id(task())).status()).isEqualTo(200);
        taken("CLINIC", "OSU^O51", pid("C-" + run, "Marion"), "ORC|CA|" + number + "^CLINIC||||||||||||||^Moved away");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(request().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
    }

    /** Who did not come is told without the time of the appointment, which is known. */
    @Test
    void anAppointmentThatWasMissedKeepsItsTime() {
        taken("CLINIC", "OMG^O19", pid("M-" + run, "Marion"), "ORC|NW|" + number, "OBR|1|" + number + "||SP^Walks^L");
        accept();
        taken("HUB", "SIU^S12", schedule("20261215140000"), pid("M-" + run, "Marion"));
        Appointment booked = found("Appointment?identifier=AP-" + run, Appointment.class);
        taken("HUB", "SIU^S26", schedule(""), pid("M-" + run, "Marion"));
        Appointment missed = found("Appointment?identifier=AP-" + run, Appointment.class);
        assertThat(missed.getStatus()).isEqualTo(Appointment.AppointmentStatus.NOSHOW);
        assertThat(missed.getStart()).isEqualTo(booked.getStart());
        assertThat(send("HUB", "SIU^S26", schedule("").replace("AP-", "BP-"), pid("M-" + run, "Marion")))
                .contains("MSA|AE|")
                .contains("ERR||SCH^1^11^1|101");
    }

    private String letter(String number, String parent) {
        return "TXA|1|CN|TX|||||||||" + number + "|" + parent + "||" + ours();
    }

    /** One of the documents that the recipient has sent, as the referrer sees it. */
    private DocumentReference output(int which) {
        String reference = ((Reference) task().getOutput().get(which).getValue()).getReference();
        return clinic.get(reference).as(DocumentReference.class);
    }

    private void accept() {
        taken("HUB", "OSU^O51", "ORC|OK||" + ours() + "^PASSERELLE");
        assertThat(task().getStatus()).isEqualTo(TaskStatus.ACCEPTED);
    }

    private String schedule(String start) {
        return "SCH||AP-" + run + "||||why^Because|^Visit||60|min|^^^" + start + "||||||||||||||||" + ours()
                + "^PASSERELLE";
    }

    private String pid(String mrn, String given) {
        return "PID|1||" + mrn + "||Whitecloud^" + given + "||19480917|F";
    }

    private String taken(String application, String type, String... segments) {
        String answer = send(application, type, segments);
        assertThat(answer).contains("MSA|AA|");
        return answer;
    }

    private String send(String application, String type, String... segments) {
        String facility = application.equals("HUB") ? "CONNECT" : "NORTH";
        String header = "MSH|^~\\&|" + application + "|" + facility + "|PASSERELLE|GATEWAY|20261120093000-0800||" + type
                + "|" + run + "-" + ++control + "|P|2.5.1||||||UNICODE UTF-8";
        return mllp.send(header + "\n" + String.join("\n", List.of(segments)) + "\n");
    }

    private Task task() {
        return found("Task?identifier=" + number, Task.class);
    }

    private ServiceRequest request() {
        return found("ServiceRequest?identifier=" + number, ServiceRequest.class);
    }

    private Patient patient(String mrn) {
        return found("Patient?identifier=" + mrn, Patient.class);
    }

    private <T extends Resource> T found(String query, Class<T> type) {
        Bundle found = clinic.get(query).as(Bundle.class);
        assertThat(found.getEntry()).as(query).hasSize(1);
        return type.cast(found.getEntryFirstRep().getResource());
    }

    private String ours() {
        return task().getIdentifier().stream()
                .filter(each -> each.getSystem().endsWith("/referral-number"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private String kinds() {
        return worker.send("GET", "../referrals/" + id(task()) + "/events", (byte[]) null)
                .body();
    }

    private byte[] document(DocumentReference document) {
        Attachment attachment = document.getContentFirstRep().getAttachment();
        return attachment.hasData()
                ? attachment.getData()
                : worker.bytes(attachment.getUrl()).body();
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }
}

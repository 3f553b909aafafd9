package ca.passerelle.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Mllp;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an EMR says of its patients by ADT beside their particulars: that two may be one, and whom to call. */
@GatewayTest
class PersonLinkTest {

    private static int control = 0;

    @Autowired
    private PersonIndex index;

    @Autowired
    private Mllp mllp;

    @As("north-clinic")
    private Fhir clinic;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aLinkIsProposedAndTakenBackAndMergesNothing() {
        taken("ADT^A28", pid("A-" + run, "Marion", "19480917"));
        taken("ADT^A28", pid("B-" + run, "Chantal", "19551224"));
        Patient one = patient("A-" + run);
        Patient other = patient("B-" + run);
        index.settle();
        assertThat(proposals()).doesNotContain(id(one));
        String[] both = {pid("A-" + run, "Marion", "19480917"), "PV1|1|N", pid("B-" + run, "Chantal", "19551224")};
        taken("ADT^A24", both);
        taken("ADT^A24", both);
        index.settle();
        assertThat(proposals()).contains(id(one)).contains(id(other)).contains("said-by-custodian");
        assertThat(same(one)).as("a person decides").isEqualTo("[]");
        Patient linked = patient("A-" + run);
        assertThat(linked.getLink()).hasSize(1);
        assertThat(linked.getLinkFirstRep().getType()).isEqualTo(LinkType.SEEALSO);
        assertThat(linked.getNameFirstRep().getGivenAsSingleString()).isEqualTo("Marion");
        assertThat(linked.hasActive() && !linked.getActive()).isFalse();
        taken("ADT^A37", both);
        index.settle();
        assertThat(proposals()).doesNotContain(id(one));
        assertThat(patient("B-" + run).getLink()).isEmpty();
        assertThat(mllp.send(message("ADT^A24", pid("A-" + run, "Marion", "19480917"))))
                .contains("MSA|AE|");
    }

    /** Contacts are a particular as any other: what a later message does not say stays. */
    @Test
    void whomToCallStaysUntilAnotherIsNamed() {
        String son = "NK1|1|Roy^Luc|SON^Son^HL70063||^PRN^PH^^^604^5550166||C^Emergency Contact^HL70131";
        taken("REF^I12", "RF1|P|R|SOC^Walks^L|||R-" + run, pid("C-" + run, "Ana", "1960"), son);
        assertThat(contact()).isEqualTo("Roy +Son +604 5550166");
        taken("REF^I12", "RF1|P|R|SOC^Walks^L|||2-" + run, pid("C-" + run, "Ana", "1960"));
        taken("ADT^A08", pid("C-" + run, "Anna", "1960"));
        assertThat(contact()).isEqualTo("Roy +Son +604 5550166");
        taken("ADT^A08", pid("C-" + run, "Anna", "1960"), son.replace("Roy^Luc", "Lim^Grace"));
        assertThat(contact()).startsWith("Lim ");
    }

    private String contact() {
        Patient.ContactComponent contact = patient("C-" + run).getContactFirstRep();
        return contact.getName().getFamily() + " +"
                + contact.getRelationshipFirstRep().getText() + " +"
                + contact.getTelecomFirstRep().getValue();
    }

    private String proposals() {
        return clinic.send("GET", "../identity/proposals", (byte[]) null).body();
    }

    private String same(Patient patient) {
        return clinic.send("GET", "../identity/patients/" + id(patient) + "/same", (byte[]) null)
                .body();
    }

    private Patient patient(String mrn) {
        Bundle found = clinic.get("Patient?identifier=" + mrn).as(Bundle.class);
        assertThat(found.getEntry()).as(mrn).hasSize(1);
        return (Patient) found.getEntryFirstRep().getResource();
    }

    private static String id(Patient patient) {
        return patient.getIdElement().getIdPart();
    }

    private String pid(String mrn, String given, String born) {
        return "PID|1||" + mrn + "||Lien" + run + "^" + given + "||" + born + "|F";
    }

    private void taken(String type, String... segments) {
        assertThat(mllp.send(message(type, segments))).contains("MSA|AA|");
    }

    private String message(String type, String... segments) {
        return "MSH|^~\\&|CLINIC|NORTH|PASSERELLE|GATEWAY|2026112009" + String.format("%04d", ++control) + "-0800||"
                + type + "|" + run + "-" + control + "|P|2.6\n" + String.join("\n", List.of(segments)) + "\n";
    }
}

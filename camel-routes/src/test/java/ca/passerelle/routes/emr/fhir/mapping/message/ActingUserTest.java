package ca.passerelle.routes.emr.fhir.mapping.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActingUserTest {

    private static final String DOCTOR = "urn:uuid:00000000-0000-4000-8000-000000000001";
    private static final String ROLE = "urn:uuid:00000000-0000-4000-8000-000000000002";
    private static final String BARE_ROLE = "urn:uuid:00000000-0000-4000-8000-000000000003";
    private static final String CLINIC = "urn:uuid:00000000-0000-4000-8000-000000000004";

    @ParameterizedTest
    @CsvSource({
        "'', '', '', ''",
        "'', role, '', doctor",
        "nurse, role, '', nurse",
        "'', clinic, role, doctor",
        "'', clinic, clinic, ''",
        "'', bare-role, '', role-number",
        "'', nowhere, doctor, doctor",
    })
    void whoEnteredItComesBeforeWhoWroteItAndWhoSentIt(String enterer, String author, String sender, String expected) {
        MessageHeader header = new MessageHeader();
        header.setEnterer(reference(enterer)).setAuthor(reference(author)).setSender(reference(sender));
        assertThat(ActingUser.of(header, entries()).map(Identifier::getValue).orElse(""))
                .isEqualTo(expected);
    }

    private static Reference reference(String who) {
        return switch (who) {
            case "nurse" -> new Reference().setIdentifier(new Identifier().setValue("nurse"));
            case "doctor" -> new Reference(DOCTOR);
            case "role" -> new Reference(ROLE);
            case "bare-role" -> new Reference(BARE_ROLE);
            case "clinic" -> new Reference(CLINIC);
            case "nowhere" -> new Reference("Practitioner/9");
            default -> new Reference();
        };
    }

    private static MessageEntries entries() {
        Practitioner doctor = new Practitioner();
        doctor.addIdentifier().setSystem("https://example.org/empty");
        doctor.addIdentifier().setValue("doctor");
        PractitionerRole role = new PractitionerRole().setPractitioner(new Reference(DOCTOR));
        role.addIdentifier().setValue("not asked for");
        PractitionerRole bare = new PractitionerRole();
        bare.addIdentifier().setValue("role-number");
        Organization clinic = new Organization();
        clinic.addIdentifier().setValue("clinic");
        Bundle bundle = new Bundle();
        bundle.addEntry().setFullUrl(DOCTOR).setResource(doctor);
        bundle.addEntry().setFullUrl(ROLE).setResource(role);
        bundle.addEntry().setFullUrl(BARE_ROLE).setResource(bare);
        bundle.addEntry().setFullUrl(CLINIC).setResource(clinic);
        return MessageEntries.of(bundle, new ArrayList<>());
    }
}

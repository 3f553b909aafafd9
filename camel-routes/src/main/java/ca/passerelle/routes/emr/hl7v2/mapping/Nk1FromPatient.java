package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;

/** Patient.contact to NK1: whom to call, for whoever is asked to do something for the person. */
final class Nk1FromPatient {

    private Nk1FromPatient() {}

    /** One segment for each contact. */
    static List<SegmentText> contacts(Patient patient, Encoding encoding) {
        List<SegmentText> segments = new ArrayList<>();
        for (ContactComponent contact : patient.getContact()) {
            segments.add(
                    contact(contact, SegmentText.of("NK1", encoding).with(1, String.valueOf(segments.size() + 1))));
        }
        return segments;
    }

    private static SegmentText contact(ContactComponent contact, SegmentText segment) {
        SegmentText nk1 = segment;
        if (contact.hasName()) {
            nk1 = nk1.repeated(2, List.of(PidFromPatient.xpn(contact.getName())));
        }
        List<CodeableConcept> relationships = contact.getRelationship();
        if (!relationships.isEmpty()) {
            nk1 = nk1.repeated(3, List.of(EchoFromRequest.cwe(relationships.get(0))));
        }
        if (relationships.size() > 1) {
            nk1 = nk1.repeated(7, List.of(EchoFromRequest.cwe(relationships.get(1))));
        }
        if (contact.hasAddress()) {
            nk1 = nk1.repeated(4, List.of(PidFromPatient.xad(contact.getAddress())));
        }
        nk1 = telecom(nk1, 5, contact, false);
        nk1 = telecom(nk1, 6, contact, true);
        if (contact.getOrganization().hasDisplay()) {
            nk1 = nk1.with(13, contact.getOrganization().getDisplay());
        }
        return contact.hasGender() ? nk1.with(15, AdministrativeSex.code(contact.getGender())) : nk1;
    }

    private static SegmentText telecom(SegmentText nk1, int field, ContactComponent contact, boolean work) {
        List<List<String>> numbers = contact.getTelecom().stream()
                .filter(ContactPoint::hasValue)
                .filter(each -> (each.getUse() == ContactPointUse.WORK) == work)
                .map(PidFromPatient::xtn)
                .toList();
        return numbers.isEmpty() ? nk1 : nk1.repeated(field, numbers);
    }
}

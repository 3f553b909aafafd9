package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.List;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * NK1 to Patient.contact (the NK1[Patient.contact] map of the v2-to-FHIR guide): whom to call, or who looks after the person. Relationship (NK1-3) and
 * role (NK1-7) both say what the contact is to the person.
 */
final class ContactsFromNk1 {

    private ContactsFromNk1() {}

    /** Adds the contacts of a message about one person. Those of a message about several belong to nobody for certain. */
    static void add(Patient patient, Reading reading) {
        if (reading.message().all("PID").size() != 1) {
            return;
        }
        for (Segment nk1 : reading.message().all("NK1")) {
            ContactComponent contact = contact(nk1, reading);
            if (contact.hasName() || contact.hasTelecom() || contact.hasAddress() || contact.hasOrganization()) {
                patient.addContact(contact);
            } else {
                reading.unmapped(
                        nk1.location(), "a contact without a name, a number or an address; kept in the original only");
            }
        }
    }

    private static ContactComponent contact(Segment nk1, Reading reading) {
        ContactComponent contact = new ContactComponent();
        relationship(nk1.field(3), "0063", contact, reading);
        relationship(nk1.field(7), "0131", contact, reading);
        // An organisation has a person to speak to (NK1-30 to 32).
        PersonParts.names(nk1.field(nk1.field(2).hasValue() ? 2 : 30)).stream()
                .findFirst()
                .ifPresent(contact::setName);
        PersonParts.addresses(nk1.field(nk1.field(4).hasValue() ? 4 : 32)).stream()
                .findFirst()
                .ifPresent(contact::setAddress);
        for (int home : List.of(5, 40, 31, 41)) {
            ContactFromXtn.contacts(nk1.field(home), ContactPointUse.HOME).forEach(contact::addTelecom);
        }
        ContactFromXtn.contacts(nk1.field(6), ContactPointUse.WORK).forEach(contact::addTelecom);
        if (nk1.field(13).hasValue()) {
            contact.setOrganization(new Reference().setDisplay(nk1.text(13)));
        }
        if (nk1.field(15).hasValue()) {
            contact.setGender(AdministrativeSex.gender(nk1.text(15)));
        }
        reading.dateTime(nk1.field(8)).filter(DateTimeType::hasValue).ifPresent(contact.getPeriod()::setStartElement);
        reading.dateTime(nk1.field(9)).filter(DateTimeType::hasValue).ifPresent(contact.getPeriod()::setEndElement);
        return contact;
    }

    private static void relationship(Field field, String table, ContactComponent contact, Reading reading) {
        field.repetitions()
                .forEach(code -> contact.addRelationship(ConceptFromCwe.concept(code, table, reading.profile())));
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** ORC-12, else OBR-16 (XCN) to Practitioner and PractitionerRole: who ordered. */
final class ProviderFromXcn {

    private ProviderFromXcn() {}

    /** The role, or the organisation when the message names nobody. */
    static Reference requester(Reading reading, Reference organization, Entries entries) {
        Optional<Repetition> ordering = Stream.of(
                        reading.message().firstValue("ORC", 12),
                        reading.message().firstValue("OBR", 16))
                .flatMap(Optional::stream)
                .map(field -> field.first())
                .filter(Repetition::hasValue)
                .findFirst();
        return ordering.map(xcn -> role(xcn, List.of(), reading, organization, entries))
                .orElse(organization);
    }

    /** The person of an XCN, in a role of the sender's Organization. */
    static Reference role(
            Repetition xcn, List<ContactPoint> contacts, Reading reading, Reference organization, Entries entries) {
        Practitioner practitioner = practitioner(xcn, reading);
        PractitionerRole role =
                new PractitionerRole().setOrganization(organization).setTelecom(contacts);
        if (!practitioner.hasIdentifier()) {
            role.setPractitioner(entries.post("practitioner", practitioner));
            return entries.post("role", role);
        }
        Identifier key = practitioner.getIdentifierFirstRep();
        role.setPractitioner(entries.postOnce("practitioner", practitioner, key));
        Identifier roleKey =
                new Identifier().setSystem(reading.partnerSystem("role")).setValue(key.getValue());
        return entries.postOnce("role", role.addIdentifier(roleKey), roleKey);
    }

    private static Practitioner practitioner(Repetition xcn, Reading reading) {
        Practitioner practitioner = new Practitioner();
        if (!xcn.text(1).isEmpty()) {
            String authority = xcn.text(9).isEmpty() ? xcn.text(9, 2) : xcn.text(9);
            Optional<String> registered = reading.profile().patients().system(authority);
            practitioner
                    .addIdentifier()
                    .setSystem(registered.orElseGet(() -> reading.partnerSystem("provider", authority)))
                    .setValue(xcn.text(1));
        }
        HumanName name = new HumanName();
        if (!xcn.text(2).isEmpty()) {
            name.setFamily(xcn.text(2));
        }
        Stream.of(xcn.text(3), xcn.text(4)).filter(part -> !part.isEmpty()).forEach(name::addGiven);
        if (!name.isEmpty()) {
            practitioner.addName(name);
        }
        return practitioner;
    }
}

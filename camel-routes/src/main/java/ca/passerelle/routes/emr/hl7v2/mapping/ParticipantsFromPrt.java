package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Reference;

/**
 * PRT (HL7 v2.9 §7.4.4, since 2.7) as far as a referral needs it: who refers (RP) where no PRD says so, and who is referred to (RT, IR). PRT-5 is a person,
 * PRT-8 an organisation.
 */
final class ParticipantsFromPrt {

    private ParticipantsFromPrt() {}

    /** Those that take part in a role. */
    static List<Segment> playing(Hl7Message message, Set<String> roles) {
        return message.all("PRT").stream()
                .filter(prt -> roles.contains(prt.text(4).toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** The numbers of a person (PRT-5.1) and of an organisation (PRT-8.10, 8.3). */
    static Stream<String> identifiers(Segment prt) {
        prt.field(4).understood();
        return Stream.concat(
                prt.field(5).repetitions().stream().map(xcn -> xcn.text(1)),
                prt.field(8).repetitions().stream().flatMap(xon -> Stream.of(xon.text(10), xon.text(3))));
    }

    /** Who refers, as a role of the sender's Organization; empty where no PRT names a person. */
    static Optional<Reference> requester(Reading reading, Set<String> roles, Reference organization, Entries entries) {
        Optional<Segment> referring = playing(reading.message(), roles).stream()
                .filter(prt -> prt.field(5).hasValue())
                .findFirst();
        return referring.map(prt -> {
            prt.field(4).understood();
            return ProviderFromXcn.role(
                    prt.field(5).first(),
                    ContactFromXtn.contacts(prt.field(15), ContactPointUse.WORK),
                    reading,
                    organization,
                    entries);
        });
    }
}

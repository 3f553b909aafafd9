package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Who acted, as a message says it: Ontario asks for the acting user's id in every message. Who entered it comes before who wrote it, and that
 * before who sent it; each by its own identifier, or by that of the practitioner who is meant. An organisation is nobody.
 */
final class ActingUser {

    /** Longer than any number that a person is known by. */
    private static final int LONGEST = 200;

    private ActingUser() {}

    static Optional<Identifier> of(MessageHeader header, MessageEntries entries) {
        return Stream.of(header.getEnterer(), header.getAuthor(), header.getSender())
                .flatMap(reference -> person(reference, entries).stream())
                .findFirst();
    }

    private static Optional<Identifier> person(Reference reference, MessageEntries entries) {
        if (isUsable(reference.getIdentifier()) && !"Organization".equals(reference.getType())) {
            return Optional.of(reference.getIdentifier());
        }
        return entries.find(reference.getReference())
                .map(MessageEntry::resource)
                .flatMap(resource -> person(resource, entries));
    }

    private static Optional<Identifier> person(Resource resource, MessageEntries entries) {
        if (resource instanceof Practitioner practitioner) {
            return first(practitioner.getIdentifier().stream());
        }
        return resource instanceof PractitionerRole role
                ? person(role.getPractitioner(), entries).or(() -> first(role.getIdentifier().stream()))
                : Optional.empty();
    }

    private static Optional<Identifier> first(Stream<Identifier> identifiers) {
        return identifiers.filter(ActingUser::isUsable).findFirst();
    }

    private static boolean isUsable(Identifier identifier) {
        return identifier.hasValue()
                && !identifier.getValue().isBlank()
                && identifier.getValue().length()
                                + String.valueOf(identifier.getSystem()).length()
                        <= LONGEST;
    }
}

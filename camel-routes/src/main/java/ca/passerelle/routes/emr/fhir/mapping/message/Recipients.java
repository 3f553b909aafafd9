package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a reference to a party says of it: by which numbers it may be known, and how a reader may be told who it is. */
final class Recipients {

    private static final Set<String> DIRECTORY = Set.of("Organization", "HealthcareService", "Location");

    private Recipients() {}

    /** The names by which a party may be known here, those of what it belongs to included. */
    static List<RecipientName> names(Reference reference, MessageEntries entries) {
        List<RecipientName> names = new ArrayList<>();
        collect(reference, entries, names, 0);
        return names;
    }

    private static void collect(Reference reference, MessageEntries entries, List<RecipientName> names, int depth) {
        add(reference.getIdentifier(), names);
        String literal = reference.getReference();
        Optional<MessageEntry> entry = entries.find(literal);
        if (entry.isPresent()) {
            Resource resource = entry.get().resource();
            numbers(resource).forEach(identifier -> add(identifier, names));
            if (depth == 0) {
                belongsTo(resource).forEach(further -> collect(further, entries, names, depth + 1));
            }
        } else if (literal != null) {
            IdType id = new IdType(literal);
            if (id.hasIdPart() && DIRECTORY.contains(String.valueOf(id.getResourceType()))) {
                names.add(new RecipientName(id.getResourceType(), id.getIdPart(), true));
            }
        }
    }

    private static void add(@Nullable Identifier identifier, List<RecipientName> names) {
        if (identifier != null && identifier.hasValue()) {
            names.add(new RecipientName(
                    identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue(), false));
        }
    }

    private static List<Reference> belongsTo(Resource resource) {
        List<Reference> belongsTo = new ArrayList<>();
        if (resource instanceof PractitionerRole role) {
            belongsTo.addAll(role.getHealthcareService());
            belongsTo.add(role.getOrganization());
        } else if (resource instanceof HealthcareService service) {
            belongsTo.add(service.getProvidedBy());
        }
        return belongsTo;
    }

    /** A party by its number and its name, where its record is not kept. */
    static Reference logical(MessageEntry entry, MessageEntries entries, Reference sent) {
        Resource resource = entry.resource();
        Reference logical = new Reference().setType(entry.type());
        numbers(resource).stream()
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .findFirst()
                .ifPresent(identifier -> logical.setIdentifier(identifier.copy()));
        Optional.ofNullable(sent.getDisplay()).or(() -> name(resource, entries)).ifPresent(logical::setDisplay);
        return logical.hasIdentifier() || logical.hasDisplay()
                ? logical
                : logical.setDisplay(entry.type() + " without a name");
    }

    private static Optional<String> name(Resource resource, MessageEntries entries) {
        if (resource instanceof Organization organization) {
            return Optional.ofNullable(organization.getName());
        }
        if (resource instanceof HealthcareService service) {
            return Optional.ofNullable(service.getName());
        }
        if (resource instanceof Location location) {
            return Optional.ofNullable(location.getName());
        }
        if (resource instanceof Practitioner practitioner) {
            return Optional.ofNullable(practitioner.getNameFirstRep().getNameAsSingleString())
                    .filter(text -> !text.isBlank());
        }
        if (resource instanceof PractitionerRole role) {
            return Optional.ofNullable(role.getPractitioner().getDisplay())
                    .or(() -> entries.find(role.getPractitioner().getReference())
                            .flatMap(person -> name(person.resource(), entries)));
        }
        return Optional.empty();
    }

    private static List<Identifier> numbers(Resource resource) {
        if (resource instanceof PractitionerRole role) {
            return role.getIdentifier();
        }
        if (resource instanceof Organization organization) {
            return organization.getIdentifier();
        }
        if (resource instanceof HealthcareService service) {
            return service.getIdentifier();
        }
        if (resource instanceof Location location) {
            return location.getIdentifier();
        }
        return resource instanceof Practitioner practitioner ? practitioner.getIdentifier() : List.of();
    }

    /** Leads a reference that was sent to what it stands for here; its own number and name stay. */
    static void become(Reference reference, Reference target) {
        reference.setReference(target.getReference());
        if (target.getReference() == null) {
            reference.setIdentifier(reference.hasIdentifier() ? reference.getIdentifier() : target.getIdentifier());
            reference.setDisplay(reference.hasDisplay() ? reference.getDisplay() : target.getDisplay());
            reference.setType(target.getType());
        }
    }
}

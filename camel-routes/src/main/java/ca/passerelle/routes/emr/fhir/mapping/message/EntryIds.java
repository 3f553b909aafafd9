package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;

/** The ids under which the entries of one message are kept: the same message gives the same ids, and no two entries one. */
final class EntryIds {

    private final Numbers numbers;
    private final String scope;
    private final Set<UUID> given = new HashSet<>();

    /** @param scope key of the referral, so that what has no number of its own belongs to this referral alone */
    EntryIds(Numbers numbers, String scope) {
        this.numbers = numbers;
        this.scope = scope;
    }

    /** @param type of what the entry becomes */
    UUID of(String type, MessageEntry entry) {
        return of(type, key(entry), entry);
    }

    /** The id of what an entry only implies, under a key of this referral. */
    UUID implied(String type, String key, MessageEntry entry) {
        return of(type, scope + "|" + key, entry);
    }

    private UUID of(String type, String key, MessageEntry entry) {
        UUID id = numbers.id(type, key);
        UUID free = given.contains(id) ? numbers.id(type, key + " " + entry.position()) : id;
        given.add(free);
        return free;
    }

    /** Only a professional's number is one in all messages of a sender; other numbers may be those of a form, or of nothing. */
    private String key(MessageEntry entry) {
        List<Identifier> professional = entry.resource() instanceof Practitioner person
                ? person.getIdentifier()
                : entry.resource() instanceof PractitionerRole role ? role.getIdentifier() : List.of();
        return numbers.usable(professional).stream()
                .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
                .findFirst()
                .orElse(scope + "|" + entry.localKey());
    }
}

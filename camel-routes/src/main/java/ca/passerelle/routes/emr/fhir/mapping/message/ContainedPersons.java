package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Note;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes entries of the persons that a message holds inside of other resources: the person of a referral is a record of its own, and that a
 * message is about one person is seen only where all of them stand beside each other.
 */
final class ContainedPersons {

    private static final String PERSON = "Patient";

    private final ArrayNode entries;
    private final List<Note> notes;

    private ContainedPersons(ArrayNode entries, List<Note> notes) {
        this.entries = entries;
        this.notes = notes;
    }

    /** Changes the message in place; what is done is added to the notes. */
    static void takeOut(ObjectNode bundle, List<Note> notes) {
        if (bundle.get("entry") instanceof ArrayNode entries) {
            ContainedPersons work = new ContainedPersons(entries, notes);
            int sent = entries.size();
            for (int i = 0; i < sent; i++) {
                if (entries.get(i).get("resource") instanceof ObjectNode resource) {
                    work.takeOut(resource, "Bundle.entry[" + i + "].resource");
                }
            }
        }
    }

    private void takeOut(ObjectNode resource, String place) {
        if (!(resource.get("contained") instanceof ArrayNode contained)) {
            return;
        }
        int sent = 0;
        for (Iterator<JsonNode> items = contained.elements(); items.hasNext(); sent++) {
            if (items.next() instanceof ObjectNode person && isPerson(person)) {
                items.remove();
                lead(resource, "#" + person.path("id").asText(), entry(person));
                notes.add(new Note(
                        place + ".contained[" + sent + "]",
                        Note.Kind.REPAIRED,
                        "a person inside of another resource is an entry of the message"));
            }
        }
        if (contained.isEmpty()) {
            resource.remove("contained");
        }
    }

    private static boolean isPerson(JsonNode resource) {
        return PERSON.equals(resource.path("resourceType").asText());
    }

    /** By what the person is referred to: the entry that shares a number with her, else a new one, the same for the same content. */
    private String entry(ObjectNode person) {
        Optional<String> there = known(person);
        if (there.isPresent()) {
            return there.get();
        }
        ObjectNode resource = person.deepCopy();
        resource.remove("id");
        String url =
                Systems.URN_UUID + UUID.nameUUIDFromBytes(resource.toString().getBytes(StandardCharsets.UTF_8));
        boolean isNew = true;
        for (JsonNode entry : entries) {
            isNew &= !url.equals(entry.path("fullUrl").asText());
        }
        if (isNew) {
            ObjectNode entry = entries.addObject();
            entry.put("fullUrl", url);
            entry.set("resource", resource);
        }
        return url;
    }

    private Optional<String> known(ObjectNode person) {
        List<String> numbers = numbers(person);
        for (JsonNode entry : entries) {
            JsonNode other = entry.path("resource");
            boolean same = isPerson(other) && numbers(other).stream().anyMatch(numbers::contains);
            if (same && entry.hasNonNull("fullUrl")) {
                return Optional.of(entry.get("fullUrl").asText());
            }
            if (same && other.hasNonNull("id")) {
                return Optional.of(PERSON + "/" + other.get("id").asText());
            }
        }
        return Optional.empty();
    }

    private static List<String> numbers(JsonNode person) {
        List<String> numbers = new ArrayList<>();
        for (JsonNode identifier : person.path("identifier")) {
            if (identifier.hasNonNull("system") && identifier.hasNonNull("value")) {
                numbers.add(identifier.get("system").asText() + "|"
                        + identifier.get("value").asText());
            }
        }
        return numbers;
    }

    private static void lead(JsonNode node, String from, String to) {
        if (node instanceof ObjectNode object
                && from.equals(object.path("reference").asText(""))) {
            object.put("reference", to);
        }
        node.forEach(child -> lead(child, from, to));
    }
}

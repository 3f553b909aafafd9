package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.FormerSystems;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Note;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Makes of what the field sends what FHIR R4 allows, before anything strict looks at it: names without {@code urn:uuid:}, identifiers and
 * codings without a value, addresses without an address, notes without a text or with HTML in it, systems under their former URI. Each
 * repair is a note with the place that it has in the message as sent.
 */
public final class MessageRepair {

    private static final Pattern UUID_NAME =
            Pattern.compile("(?i)(?:urn:uuid:)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");
    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\\d+);");
    private static final Set<String> NAMES = Set.of("fullUrl", "reference");
    private static final Set<String> NO_ADDRESS = Set.of("use", "type", "period");

    private final List<Note> notes = new ArrayList<>();

    private MessageRepair() {}

    /** Repairs a message in place; gives what was done. */
    public static List<Note> repair(ObjectNode bundle) {
        MessageRepair repair = new MessageRepair();
        repair.object(bundle, "Bundle");
        ContainedPersons.takeOut(bundle, repair.notes);
        return repair.notes;
    }

    private void object(ObjectNode object, String place) {
        for (Iterator<Map.Entry<String, JsonNode>> members = object.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            String name = member.getKey();
            String at = place + "." + name;
            JsonNode value = member.getValue();
            if (isEmpty(value)) {
                repaired(at, "an element without a value was left out");
                members.remove();
                continue;
            }
            if (value instanceof ArrayNode list) {
                list(name, list, at);
            } else if (value instanceof ObjectNode child) {
                object(child, at);
                useless(name, child).ifPresent(why -> drop(child, at, why));
            } else if (value instanceof TextNode text) {
                text(name, text.textValue(), at).ifPresent(repaired -> member.setValue(TextNode.valueOf(repaired)));
            }
            if (isEmpty(member.getValue())) {
                members.remove();
            }
        }
    }

    private void list(String name, ArrayNode list, String place) {
        int sent = 0;
        for (Iterator<JsonNode> items = list.elements(); items.hasNext(); sent++) {
            String at = place + "[" + sent + "]";
            if (items.next() instanceof ObjectNode item) {
                object(item, at);
                useless(name, item).ifPresent(why -> drop(item, at, why));
                if (item.isEmpty()) {
                    items.remove();
                }
            }
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof TextNode text) {
                Optional<String> repaired = text(name, text.textValue(), place + "[" + i + "]");
                if (repaired.isPresent()) {
                    list.set(i, repaired.get());
                }
            }
        }
    }

    /** Why a data type says nothing that anybody could use; empty when it does. */
    private static Optional<String> useless(String name, ObjectNode item) {
        return switch (name) {
            case "identifier" ->
                item.has("value") || item.has("_value") || item.has("extension")
                        ? Optional.empty()
                        : Optional.of("an identifier without a value was left out");
            case "address" ->
                has(item, NO_ADDRESS) ? Optional.of("an address without an address was left out") : Optional.empty();
            case "note" ->
                item.has("text") || item.has("_text") || !item.has("time") && !item.has("authorReference")
                        ? Optional.empty()
                        : Optional.of("a note without a text was left out");
            case "coding" ->
                item.has("code") || item.has("display") || item.has("_code") || item.has("extension")
                        ? Optional.empty()
                        : Optional.of("a coding without a code was left out");
            default -> Optional.empty();
        };
    }

    private static boolean has(ObjectNode item, Set<String> only) {
        boolean nothingElse = true;
        for (Iterator<String> names = item.fieldNames(); names.hasNext(); ) {
            nothingElse &= only.contains(names.next());
        }
        return nothingElse;
    }

    private void drop(ObjectNode item, String place, String why) {
        if (!item.isEmpty()) {
            item.removeAll();
            repaired(place, why);
        }
    }

    /** The text as it should be; empty when it is. */
    private Optional<String> text(String name, String text, String place) {
        if (NAMES.contains(name) && UUID_NAME.matcher(text).matches()) {
            String urn = Systems.URN_UUID + text.substring(text.length() - 36).toLowerCase(Locale.ROOT);
            return changed(text, urn, place, "a UUID is written as urn:uuid: in small letters");
        }
        if (name.equals("system")) {
            return FormerSystems.current(text)
                    .flatMap(current -> changed(text, current, place, "the system is known under another URI today"));
        }
        if (name.equals("profile")) {
            return changed(text, text.replaceAll("(?i)%7C", "|"), place, "the version of a profile follows a |");
        }
        boolean plain = place.matches(".*\\.note(\\[\\d+])?\\.text") || name.equals("contentString");
        if (plain && MARKUP.matcher(text).find()) {
            return changed(text, plain(text), place, "markup was taken out of a plain text");
        }
        return Optional.empty();
    }

    private static String plain(String html) {
        String lines = html.replaceAll("(?i)<br\\s*/?>|</p>|</div>|</li>", "$0\u2028");
        return Jsoup.parse(lines).text().replaceAll(" *\u2028 *", "\n").strip();
    }

    private Optional<String> changed(String before, String after, String place, String why) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        repaired(place, why);
        return Optional.of(after);
    }

    private void repaired(String place, String why) {
        notes.add(new Note(place, Note.Kind.REPAIRED, why));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isBlank())
                || (value.isContainerNode() && value.isEmpty());
    }
}

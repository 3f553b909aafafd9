package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.kit.Sha256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By what a message is told from others, and what its answer needs to know of it.
 *
 * @param key Bundle.identifier, else Bundle.id, else MessageHeader.id; empty when it has none of them
 * @param responseTo what MessageHeader.response.identifier of the answer says: of the same, the first that fits its type
 * @param eventSystem of the event; empty when there is none
 * @param eventCode code of the event, or its URI
 * @param replyTo MessageHeader.source.endpoint; empty when there is none
 * @param content SHA-256 of the content, whatever the order of its members and whenever it was sent
 */
public record MessageIdentity(
        String key, String responseTo, String eventSystem, String eventCode, String replyTo, byte[] content) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** Reads what is there of a message, sound or not. */
    public static MessageIdentity of(JsonNode bundle) {
        JsonNode identifier = bundle.path("identifier");
        String value = identifier.path("value").asText("");
        String id = bundle.path("id").asText("");
        JsonNode header = bundle.path("entry").path(0).path("resource");
        String headerId = header.path("id").asText("");
        String key = value.isEmpty()
                ? (id.isEmpty() ? headerId : id)
                : identifier.path("system").asText("") + "|" + value;
        JsonNode coding = header.path("eventCoding");
        return new MessageIdentity(
                key,
                responseId(value, id, headerId).orElse(""),
                coding.path("system").asText(""),
                coding.path("code").asText(header.path("eventUri").asText("")),
                header.path("source").path("endpoint").asText(""),
                hash(bundle));
    }

    private static Optional<String> responseId(String value, String id, String headerId) {
        String plain = value.startsWith(Systems.URN_UUID) ? value.substring(Systems.URN_UUID.length()) : value;
        return Stream.of(plain, id, headerId)
                .filter(candidate -> ID.matcher(candidate).matches())
                .findFirst();
    }

    private static byte[] hash(JsonNode bundle) {
        JsonNode content = bundle.deepCopy();
        if (content instanceof ObjectNode object) {
            // A message that is sent again may say when.
            object.remove("timestamp");
            if (object.get("meta") instanceof ObjectNode meta) {
                meta.remove("lastUpdated");
            }
        }
        StringBuilder text = new StringBuilder();
        write(content, text);
        return Sha256.of(text.toString());
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            text.append('{');
            for (String name : new TreeSet<>(names)) {
                text.append(name.length()).append(name).append(':');
                write(node.get(name), text);
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(item -> write(item, text));
            text.append(']');
        } else {
            text.append(node.toString()).append(',');
        }
    }
}

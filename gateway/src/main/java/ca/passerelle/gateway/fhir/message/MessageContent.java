package ca.passerelle.gateway.fhir.message;

import ca.passerelle.gateway.fhir.strict.StrictContent;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The body of a message as a tree that can still be repaired; numbers stay as they were written. */
@Component
class MessageContent {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final StrictContent strict;
    private final FhirContext fhir;

    MessageContent(StrictContent strict, FhirContext fhir) {
        this.strict = strict;
        this.fhir = fhir;
    }

    /**
     * A body.
     *
     * @param bundle the message
     * @param parameters the other parameters of the operation, where the body is Parameters
     */
    record Sent(ObjectNode bundle, Map<String, String> parameters) {}

    /**
     * Reads a body.
     *
     * @throws Refusal BAD_REQUEST when it is no Bundle, or Parameters with one as {@code content}
     */
    Sent read(byte[] body, boolean xml) {
        ObjectNode root = object(xml ? fromXml(body) : new String(body, StandardCharsets.UTF_8));
        if (!root.path("resourceType").asText().equals("Parameters")) {
            return new Sent(bundle(root), Map.of());
        }
        Map<String, String> parameters = new TreeMap<>();
        JsonNode content = null;
        for (JsonNode parameter : root.path("parameter")) {
            String name = parameter.path("name").asText();
            if (name.equals("content")) {
                content = parameter.path("resource");
            } else {
                parameter.fields().forEachRemaining(member -> {
                    if (member.getKey().startsWith("value")) {
                        parameters.put(name, member.getValue().asText());
                    }
                });
            }
        }
        if (content instanceof ObjectNode object) {
            return new Sent(bundle(object), parameters);
        }
        throw notAMessage();
    }

    /** Checks a repaired message as strictly as any other body. */
    void check(ObjectNode bundle) {
        strict.checkJson(bundle.toString().getBytes(StandardCharsets.UTF_8), "Bundle");
    }

    private String fromXml(byte[] body) {
        strict.checkXml(body, null);
        Resource resource = (Resource) fhir.newXmlParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .setStripVersionsFromReferences(false)
                .parseResource(new String(body, StandardCharsets.UTF_8));
        return fhir.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .setStripVersionsFromReferences(false)
                .encodeResourceToString(resource);
    }

    private static ObjectNode object(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("body", ProblemCode.STRUCTURE, "This is not JSON.");
        }
        throw notAMessage();
    }

    private static ObjectNode bundle(ObjectNode object) {
        if (!object.path("resourceType").asText().equals("Bundle")) {
            throw notAMessage();
        }
        return object;
    }

    private static Refusal notAMessage() {
        return Refusal.badRequest(
                "body", ProblemCode.STRUCTURE, "A message is a Bundle, or Parameters with a Bundle as content.");
    }
}

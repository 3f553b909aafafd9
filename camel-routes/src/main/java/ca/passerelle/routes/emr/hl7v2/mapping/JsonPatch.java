package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Resource;

/** A JSON Patch (RFC 6902) of top-level members of a resource. */
final class JsonPatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArrayNode operations = JSON.createArrayNode();

    private JsonPatch() {}

    /** Sets each member that the resource holds, whether or not it was there before. */
    static JsonPatch adding(Resource members) {
        JsonPatch patch = new JsonPatch();
        try {
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(members);
            JSON.readTree(json).fields().forEachRemaining(member -> {
                if (!member.getKey().equals("resourceType")) {
                    patch.operation("add", member.getKey()).set("value", member.getValue());
                }
            });
            return patch;
        } catch (JsonProcessingException ownJson) {
            throw new IllegalStateException("a resource was not written as JSON", ownJson);
        }
    }

    /** Removes a member. RFC 6902 refuses to remove what is not there, so that it is put there first. */
    JsonPatch remove(String member) {
        JsonNode anything = JSON.getNodeFactory().textNode("");
        operation("add", member).set("value", anything);
        operation("remove", member);
        return this;
    }

    boolean isEmpty() {
        return operations.isEmpty();
    }

    byte[] bytes() {
        return operations.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode operation(String op, String member) {
        return operations.addObject().put("op", op).put("path", "/" + member);
    }
}

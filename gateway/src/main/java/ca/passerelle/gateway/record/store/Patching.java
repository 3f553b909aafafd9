package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.util.Objects;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Applies a JSON Patch (RFC 6902) to a resource. */
@Component
class Patching {

    private final ObjectMapper mapper = new ObjectMapper();
    private final Json json;

    Patching(Json json) {
        this.json = json;
    }

    /** The resource after the patch; its type and id cannot be patched. */
    Resource apply(Change change, JsonNode patch) {
        JsonNode before = tree(json.write(Objects.requireNonNull(change.before())));
        JsonNode after;
        try {
            after = JsonPatch.apply(patch, before);
        } catch (JsonPatchApplicationException e) {
            throw Refusal.unprocessable(
                    change.location(),
                    ProblemCode.INVALID_VALUE,
                    "The patch does not apply to the resource as it stands.");
        }
        if (!after.path("resourceType").equals(before.path("resourceType"))
                || !after.path("id").equals(before.path("id"))) {
            throw Refusal.unprocessable(
                    change.location(), ProblemCode.IMMUTABLE, "A patch cannot change the type or the id.");
        }
        return json.readStrictly(after.toString(), change.location());
    }

    private JsonNode tree(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is not JSON", e);
        }
    }
}

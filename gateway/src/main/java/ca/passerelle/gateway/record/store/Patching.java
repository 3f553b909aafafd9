package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Patch;
import ca.passerelle.gateway.record.PatchedContent;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.InvalidJsonPatchException;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Objects;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Applies a patch to a resource. */
@Component
class Patching {

    private static final EnumSet<CompatibilityFlags> AS_RFC_6902 =
            EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    private final ObjectMapper mapper = new ObjectMapper();
    private final Json json;
    private final FhirPathPatch fhirPath;
    private final PatchedContent content;

    Patching(Json json, FhirPathPatch fhirPath, PatchedContent content) {
        this.content = content;
        this.json = json;
        this.fhirPath = fhirPath;
    }

    /**
     * The resource after the patch; its type and id cannot be patched.
     *
     * @throws Refusal BAD_REQUEST for what is no patch, UNPROCESSABLE for one that does not fit the resource
     */
    Resource apply(Change change, Patch patch) {
        Resource before = Objects.requireNonNull(change.before());
        Resource after;
        if (patch instanceof Patch.FhirPath operations) {
            after = fhirPath.apply(before.copy(), operations.operations(), change.location());
            // As read back: what a patch has emptied is gone.
            after = read(json.write(after), before, change.location());
        } else if (patch instanceof Patch.Json operations) {
            after = read(
                    patched(json.write(before), operations.operations(), change.location()), before, change.location());
        } else {
            throw new IllegalStateException("a patch of no known form");
        }
        if (!after.fhirType().equals(before.fhirType())
                || !Objects.equals(
                        after.getIdElement().getIdPart(), before.getIdElement().getIdPart())) {
            throw Refusal.unprocessable(
                    change.location(), ProblemCode.IMMUTABLE, "A patch cannot change the type or the id.");
        }
        return after;
    }

    /** Checks what came of a patch, and reads it. */
    private Resource read(String after, Resource before, String location) {
        try {
            content.check(after.getBytes(StandardCharsets.UTF_8), before.fhirType());
        } catch (Refusal refusal) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, refusal.problems());
        }
        return json.readStrictly(after, location);
    }

    /** A list or an object that lost all it held is no element any more. */
    private static void dropEmptied(JsonNode node) {
        for (Iterator<JsonNode> children = node.iterator(); children.hasNext(); ) {
            JsonNode child = children.next();
            if (child.isContainerNode()) {
                dropEmptied(child);
                if (child.isEmpty()) {
                    children.remove();
                }
            }
        }
    }

    private String patched(String before, JsonNode operations, String location) {
        for (JsonNode operation : operations) {
            if (operation.path("value").isNull()) {
                throw Refusal.badRequest(location, ProblemCode.INVALID_VALUE, "No element of FHIR is null.");
            }
        }
        try {
            JsonNode after = JsonPatch.apply(operations, mapper.readTree(before), AS_RFC_6902);
            dropEmptied(after);
            return after.toString();
        } catch (InvalidJsonPatchException | IllegalArgumentException e) {
            // The second for a path that is no JSON Pointer.
            throw Refusal.badRequest(
                    location, ProblemCode.STRUCTURE, "An operation of the patch is not as RFC 6902 has it.");
        } catch (JsonPatchApplicationException e) {
            throw Refusal.unprocessable(
                    location, ProblemCode.INVALID_VALUE, "The patch does not apply to the resource as it stands.");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is not JSON", e);
        }
    }
}

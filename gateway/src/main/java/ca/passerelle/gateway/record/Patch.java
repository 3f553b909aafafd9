package ca.passerelle.gateway.record;

import ca.passerelle.profiles.ProblemCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.hl7.fhir.r4.model.Parameters;

/** A change to a resource, in one of the two forms of FHIR R4 that the record takes. */
public sealed interface Patch {

    /** The media type of a JSON Patch (RFC 6902). */
    String JSON_PATCH = "application/json-patch+json";

    /** A JSON Patch, by {@link #ofJson}. */
    record Json(JsonNode operations) implements Patch {}

    /** A FHIRPath Patch: Parameters with one {@code operation} for each step. */
    record FhirPath(Parameters operations) implements Patch {}

    /**
     * Reads a JSON Patch.
     *
     * @param location where the patch stands in the request
     * @throws Refusal BAD_REQUEST when it is not JSON or not a list of operations
     */
    static Patch ofJson(String text, String location) {
        try {
            JsonNode operations = Reader.JSON.readTree(text);
            if (!operations.isArray()) {
                throw Refusal.badRequest(location, ProblemCode.STRUCTURE, "A JSON Patch is an array of operations.");
            }
            return new Json(operations);
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest(location, ProblemCode.STRUCTURE, "The patch is not JSON.");
        }
    }

    /** How a patch is read: nothing twice, and nothing after it. */
    final class Reader {

        private static final JsonMapper JSON = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();

        private Reader() {}
    }
}

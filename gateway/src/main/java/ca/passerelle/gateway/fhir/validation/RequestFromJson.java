package ca.passerelle.gateway.fhir.validation;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** A body in JSON: the resource itself, or Parameters around it. */
final class RequestFromJson {

    private static final ObjectReader READER = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(JsonNodeFactory.withExactBigDecimals(true));

    private RequestFromJson() {}

    /** @throws Refusal BAD_REQUEST when it is not JSON or no resource */
    static ValidationRequest of(String body) {
        JsonNode tree;
        try {
            tree = READER.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("request", ProblemCode.STRUCTURE, "The body is not JSON.");
        }
        String type = type(tree);
        if (!type.equals("Parameters")) {
            return new ValidationRequest(body, type, null, null);
        }
        ValidationRequest request = new ValidationRequest(null, null, null, null);
        for (JsonNode parameter : tree.path("parameter")) {
            request = with(request, parameter);
        }
        return request;
    }

    private static ValidationRequest with(ValidationRequest request, JsonNode parameter) {
        return switch (parameter.path("name").asText()) {
            case "resource" -> {
                JsonNode resource = parameter.path("resource");
                yield new ValidationRequest(resource.toString(), type(resource), request.mode(), request.profile());
            }
            case "mode" -> new ValidationRequest(request.text(), request.type(), value(parameter), request.profile());
            case "profile" -> new ValidationRequest(request.text(), request.type(), request.mode(), value(parameter));
            default -> request;
        };
    }

    private static String type(JsonNode resource) {
        JsonNode type = resource.path("resourceType");
        if (!type.isTextual()) {
            throw Refusal.badRequest("request", ProblemCode.STRUCTURE, "The body is not a FHIR resource.");
        }
        return type.asText();
    }

    /** The value, of whichever type it was said to be. */
    private static @Nullable String value(JsonNode parameter) {
        for (String name : new String[] {"valueCode", "valueUri", "valueCanonical", "valueString", "valueUrl"}) {
            if (parameter.path(name).isTextual()) {
                return parameter.path(name).asText();
            }
        }
        return null;
    }
}

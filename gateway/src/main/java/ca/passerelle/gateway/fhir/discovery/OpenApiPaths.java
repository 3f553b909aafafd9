package ca.passerelle.gateway.fhir.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CapabilityStatement;

/** The paths of an OpenAPI document, and the components that they name. */
final class OpenApiPaths {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final ObjectNode paths;
    private final Set<String> schemas;

    /** @param types the resource types that are described */
    OpenApiPaths(ObjectNode paths, Set<String> types) {
        this.paths = paths;
        this.schemas = new TreeSet<>(types);
    }

    /** Adds what one method does on one path; the answer of success is a resource of a type. */
    Operation add(String path, String method, String tag, String summary, String returned) {
        ObjectNode operation = paths.withObjectProperty(path).putObject(method);
        operation.put("operationId", method + path.replaceAll("[^\\w]+", "_"));
        operation.put("summary", summary);
        operation.putArray("tags").add(tag);
        ArrayNode parameters = operation.putArray("parameters");
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            parameter(parameters, variables.group(1), "path", "").put("required", true);
        }
        ObjectNode responses = operation.putObject("responses");
        String status = method.equals("post") && path.matches("/[A-Za-z]+") ? "201" : "200";
        content(responses.putObject(status).put("description", summary), returned);
        content(
                responses.putObject("default").put("description", "What is wrong, located and with a stable code"),
                "OperationOutcome");
        return new Operation(operation, parameters);
    }

    /** Writes the components: one object for each type, and the token. */
    void describe(ObjectNode components, CapabilityStatement statement) {
        ObjectNode described = components.putObject("schemas");
        for (String type : schemas) {
            ObjectNode schema = described.putObject(type).put("type", "object");
            schema.putArray("required").add("resourceType");
            schema.putObject("properties")
                    .putObject("resourceType")
                    .put("type", "string")
                    .putArray("enum")
                    .add(type);
            schema.put("description", "FHIR " + statement.getFhirVersion().toCode() + " " + type);
        }
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer");
    }

    private void content(ObjectNode holder, String type) {
        schemas.add(type);
        ObjectNode content = holder.putObject("content");
        for (String format : List.of("application/fhir+json", "application/fhir+xml")) {
            content.putObject(format).putObject("schema").put("$ref", SCHEMAS + type);
        }
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in, String description) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
        if (!description.isEmpty()) {
            parameter.put("description", description);
        }
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    /** One operation being written. */
    final class Operation {

        private final ObjectNode operation;
        private final ArrayNode parameters;

        private Operation(ObjectNode operation, ArrayNode parameters) {
            this.operation = operation;
            this.parameters = parameters;
        }

        Operation body(String type) {
            content(operation.putObject("requestBody").put("required", true), type);
            return this;
        }

        Operation patch(List<String> formats) {
            ObjectNode content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            formats.forEach(format -> content.putObject(format).putObject("schema"));
            return this;
        }

        Operation header(String name) {
            parameter(parameters, name, "header", "");
            return this;
        }

        Operation query(String name, String description) {
            parameter(parameters, name, "query", description);
            return this;
        }

        void describe(String description) {
            operation.put("description", description);
        }

        /** No token is asked for. */
        void isPublic() {
            operation.putArray("security");
        }
    }
}

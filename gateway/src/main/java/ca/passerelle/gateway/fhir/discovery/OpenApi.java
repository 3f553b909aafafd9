package ca.passerelle.gateway.fhir.discovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceInteractionComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;

/**
 * The API in the words of OpenAPI 3.0, written from the CapabilityStatement and the OperationDefinitions that it names: what the statement
 * does not claim is not in it. Resources are described as objects of their type; their content is what FHIR R4 says.
 */
final class OpenApi {

    private static final String ID = "{id}";

    private final CapabilityStatement statement;
    private final Iterable<OperationDefinition> operations;
    private final OpenApiPaths paths;
    private final ObjectNode document;

    private OpenApi(CapabilityStatement statement, Iterable<OperationDefinition> operations, ObjectNode document) {
        this.statement = statement;
        this.operations = operations;
        this.document = document;
        Set<String> types = statement.getRestFirstRep().getResource().stream()
                .map(CapabilityStatementRestResourceComponent::getType)
                .collect(Collectors.toSet());
        this.paths = new OpenApiPaths(document.putObject("paths"), types);
    }

    /**
     * Writes the document.
     *
     * @param base the address of the server
     */
    static ObjectNode of(
            CapabilityStatement statement, Iterable<OperationDefinition> operations, String base, ObjectMapper json) {
        OpenApi api = new OpenApi(statement, operations, json.createObjectNode());
        api.write(base);
        return api.document;
    }

    private void write(String base) {
        document.put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", statement.getTitle())
                .put("description", statement.getRestFirstRep().getSecurity().getDescription())
                .put("version", statement.getSoftware().getVersion());
        document.putArray("servers").addObject().put("url", base);
        document.putArray("security").addObject().putArray("bearer");
        CapabilityStatementRestComponent rest = statement.getRestFirstRep();
        paths.add("/metadata", "get", "System", "The CapabilityStatement", "CapabilityStatement")
                .isPublic();
        if (!rest.getInteraction().isEmpty()) {
            paths.add("/", "post", "System", "A transaction or a batch", "Bundle")
                    .body("Bundle");
        }
        rest.getOperation().forEach(operation -> operation("", "System", operation));
        rest.getResource().forEach(this::resource);
        paths.describe(document.putObject("components"), statement);
    }

    private void resource(CapabilityStatementRestResourceComponent resource) {
        for (ResourceInteractionComponent interaction : resource.getInteraction()) {
            interaction(resource, interaction.getCode());
        }
        resource.getOperation()
                .forEach(operation -> operation("/" + resource.getType(), resource.getType(), operation));
    }

    private void interaction(CapabilityStatementRestResourceComponent resource, TypeRestfulInteraction code) {
        String type = resource.getType();
        String all = "/" + type;
        String one = all + "/" + ID;
        switch (code) {
            case READ -> paths.add(one, "get", type, "Read the current version", type);
            case VREAD -> paths.add(one + "/_history/{version}", "get", type, "Read one version", type);
            case UPDATE ->
                paths.add(one, "put", type, "Update", type).body(type).header("If-Match");
            case PATCH ->
                paths.add(one, "patch", type, "Patch", type)
                        .patch(statement.getPatchFormat().stream()
                                .map(Object::toString)
                                .toList())
                        .header("If-Match");
            case DELETE -> paths.add(one, "delete", type, "Delete", "OperationOutcome");
            case HISTORYINSTANCE -> paths.add(one + "/_history", "get", type, "All versions", "Bundle");
            case HISTORYTYPE -> paths.add(all + "/_history", "get", type, "All versions of all of this type", "Bundle");
            case CREATE ->
                paths.add(all, "post", type, "Create", type)
                        .body(type)
                        .header("If-None-Exist")
                        .header("Idempotency-Key");
            case SEARCHTYPE -> search(resource);
            default -> throw new IllegalStateException("not described: " + code);
        }
    }

    private void search(CapabilityStatementRestResourceComponent resource) {
        OpenApiPaths.Operation search =
                paths.add("/" + resource.getType(), "get", resource.getType(), "Search", "Bundle");
        for (CapabilityStatementRestResourceSearchParamComponent parameter : resource.getSearchParam()) {
            search.query(parameter.getName(), parameter.getType().toCode() + ": " + parameter.getDocumentation());
        }
        if (resource.hasSearchInclude()) {
            search.query(
                    "_include",
                    resource.getSearchInclude().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (resource.hasSearchRevInclude()) {
            search.query(
                    "_revinclude",
                    resource.getSearchRevInclude().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        search.query("_count", "how many on a page");
        search.query("_sort", "order");
        search.query("_summary", "count for the total alone");
    }

    private void operation(String prefix, String tag, CapabilityStatementRestResourceOperationComponent named) {
        for (OperationDefinition definition : operations) {
            if (definition.getUrl().equals(named.getDefinition())) {
                operation(prefix, tag, definition);
            }
        }
    }

    private void operation(String prefix, String tag, OperationDefinition definition) {
        String name = "/$" + definition.getCode();
        boolean system = prefix.isEmpty();
        if (system ? definition.getSystem() : definition.getType()) {
            operation(prefix + name, "post", tag, definition);
        }
        if (!system && definition.getInstance()) {
            operation(prefix + "/" + ID + name, "post", tag, definition);
            if (!definition.getAffectsState() && fitsIntoUrl(definition)) {
                operation(prefix + "/" + ID + name, "get", tag, definition);
            }
        }
    }

    /** Whether all that an operation takes can stand in a URL: only then may it be asked by GET (FHIR R4, operations, "executing"). */
    private static boolean fitsIntoUrl(OperationDefinition definition) {
        return definition.getParameter().stream()
                .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                .allMatch(parameter ->
                        isPrimitive(parameter) || parameter.getName().equals("resource"));
    }

    private static boolean isPrimitive(OperationDefinitionParameterComponent parameter) {
        return parameter.hasType() && Character.isLowerCase(parameter.getType().charAt(0));
    }

    private void operation(String path, String method, String tag, OperationDefinition definition) {
        String returned = definition.getParameter().stream()
                .filter(parameter -> parameter.getUse().toCode().equals("out")
                        && parameter.getName().equals("return"))
                .map(parameter -> parameter.getType())
                .findFirst()
                .orElse("Parameters");
        OpenApiPaths.Operation operation = paths.add(path, method, tag, definition.getTitle(), returned);
        operation.describe(definition.getDescription());
        if (method.equals("post")) {
            operation.body("Parameters");
            return;
        }
        definition.getParameter().stream()
                .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                .filter(OpenApi::isPrimitive)
                .forEach(parameter -> operation.query(
                        parameter.getName(), parameter.getDocumentation().toLowerCase(Locale.ROOT)));
    }
}

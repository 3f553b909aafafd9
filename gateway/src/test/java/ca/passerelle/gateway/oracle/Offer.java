package ca.passerelle.gateway.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.StringType;

/** What the gateway's CapabilityStatement offers of one type. */
record Offer(
        String type,
        Set<String> interactions,
        Map<String, Parameter> parameters,
        List<String> includes,
        List<String> revincludes) {

    /**
     * A search parameter.
     *
     * @param paths where its values are
     * @param official whether R4 defines it
     */
    record Parameter(
            String name, SearchParamType kind, String expression, List<SearchPaths.Path> paths, boolean official) {

        boolean is(SearchParamType other) {
            return kind == other;
        }
    }

    boolean searchable() {
        return interactions.contains("search-type");
    }

    boolean creatable() {
        return interactions.contains("create");
    }

    static Map<String, Offer> read(Server gateway) {
        CapabilityStatement statement = gateway.get("metadata").as(CapabilityStatement.class);
        Map<String, Offer> offers = new LinkedHashMap<>();
        statement.getRestFirstRep().getResource().forEach(resource -> offers.put(resource.getType(), of(resource)));
        return offers;
    }

    private static Offer of(CapabilityStatementRestResourceComponent resource) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        resource.getSearchParam().stream()
                .filter(parameter -> !parameter.getName().startsWith("_"))
                .forEach(parameter -> parameters.put(
                        parameter.getName(),
                        parameter(
                                resource.getType(),
                                parameter.getName(),
                                parameter.getType(),
                                parameter.getDocumentation())));
        return new Offer(
                resource.getType(),
                resource.getInteraction().stream()
                        .map(interaction -> interaction.getCode())
                        .map(TypeRestfulInteraction::toCode)
                        .collect(Collectors.toSet()),
                parameters,
                resource.getSearchInclude().stream().map(StringType::getValue).toList(),
                resource.getSearchRevInclude().stream()
                        .map(StringType::getValue)
                        .toList());
    }

    /** HAPI's own definition says where the values are; the gateway's only for parameters that R4 does not define. */
    private static Parameter parameter(String type, String name, SearchParamType kind, String documented) {
        var official = Server.FHIR.getResourceDefinition(type).getSearchParam(name);
        String expression = official == null ? documented : official.getPath();
        return new Parameter(name, kind, expression, SearchPaths.of(expression, type), official != null);
    }
}

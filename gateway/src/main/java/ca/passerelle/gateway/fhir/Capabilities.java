package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.conformance.DefinitionProvider;
import ca.passerelle.gateway.fhir.conformance.DefinitionSearch;
import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.fhir.conformance.OfferedOperation;
import ca.passerelle.gateway.record.Patch;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.SearchParameter;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.passerelle.profiles.Profile;
import ca.passerelle.profiles.Systems;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The CapabilityStatement, written from the table that dispatches: it cannot claim what is not there. */
@Component
public class Capabilities implements IServerConformanceProvider<CapabilityStatement> {

    private static final String ID = "gateway";

    private final Definitions definitions;
    private final CapabilityStatement statement;

    Capabilities(ObjectProvider<BuildProperties> build, Definitions definitions) {
        this.definitions = definitions;
        BuildProperties built = build.getIfAvailable();
        statement = statement(built == null ? "development" : built.getVersion());
    }

    /** The statement without the address under which a client reached the server. */
    public CapabilityStatement statement() {
        return statement.copy();
    }

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        CapabilityStatement answer = statement.copy();
        answer.getImplementation().setUrl(details.getFhirServerBase());
        return answer;
    }

    /** HAPI asks here, and not the provider of the type, for what an operation means. */
    @Override
    @Read(typeName = "OperationDefinition")
    public IBaseResource readOperationDefinition(@IdParam IIdType id, RequestDetails details) {
        return DefinitionProvider.of(OperationDefinition.class, definitions).read(new IdType(id.getValue()));
    }

    private static CapabilityStatement statement(String version) {
        CapabilityStatement statement = new CapabilityStatement();
        statement.setId(ID);
        statement
                .setUrl(Systems.CANONICAL + "/CapabilityStatement/" + ID)
                .setVersion(version)
                .setName("Passerelle")
                .setTitle("Passerelle, the interoperability gateway for social prescribing")
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(new Date())
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.addFormat("application/fhir+json").addFormat("application/fhir+xml");
        statement
                .addPatchFormat(Patch.JSON_PATCH)
                .addPatchFormat("application/fhir+json")
                .addPatchFormat("application/fhir+xml");
        statement.getSoftware().setName("Passerelle").setVersion(version);
        statement.getImplementation().setDescription("Referral record and directory");
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity().setDescription("A bearer token for each partner. What one may not see does not exist.");
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        operation(OfferedOperation.VALIDATE, rest.addOperation());
        ProcessMessage.NAMES.forEach(
                name -> rest.addOperation().setName(name.substring(1)).setDefinition(Systems.PROCESS_MESSAGE));
        Grammar.types().forEach(grammar -> rest.addResource(resource(grammar)));
        Definitions.TYPES.forEach(type -> rest.addResource(definitions(type.getSimpleName())));
        // A Bundle is sent to the base; on its type it is only validated.
        operation(
                OfferedOperation.VALIDATE, rest.addResource().setType("Bundle").addOperation());
        return statement;
    }

    private static CapabilityStatementRestResourceComponent resource(TypeGrammar grammar) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(grammar.type())
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true)
                .setUpdateCreate(false)
                .setConditionalCreate(true)
                .setConditionalUpdate(true)
                .setConditionalDelete(ConditionalDeleteStatus.NOTSUPPORTED);
        for (TypeRestfulInteraction interaction : TypeRestfulInteraction.values()) {
            boolean offered =
                    switch (interaction) {
                        case READ, VREAD, CREATE, UPDATE, PATCH, SEARCHTYPE, HISTORYINSTANCE -> true;
                        case DELETE -> grammar.deletable();
                        case HISTORYTYPE -> grammar.published();
                        default -> false;
                    };
            if (offered) {
                resource.addInteraction().setCode(interaction);
            }
        }
        Profile.on(grammar.type()).forEach(profile -> resource.addSupportedProfile(profile.url()));
        OfferedOperation.on(grammar.type()).forEach(operation -> operation(operation, resource.addOperation()));
        parameter(resource, "_id", SearchParamType.TOKEN, "Resource.id");
        parameter(resource, "_lastUpdated", SearchParamType.DATE, "Resource.meta.lastUpdated");
        for (SearchParameter parameter : grammar.parameters().values()) {
            SearchParamType type =
                    switch (parameter.kind()) {
                        case TOKEN -> SearchParamType.TOKEN;
                        case DATE -> SearchParamType.DATE;
                        case URI -> SearchParamType.URI;
                        case REFERENCE -> SearchParamType.REFERENCE;
                        case STRING -> SearchParamType.STRING;
                        case SPECIAL -> SearchParamType.SPECIAL;
                    };
            parameter(resource, parameter.name(), type, documentation(parameter, grammar));
        }
        grammar.includes().forEach(include -> resource.addSearchInclude(grammar.type() + ":" + include));
        for (TypeGrammar source : Grammar.types()) {
            source.includes().stream()
                    .filter(include ->
                            source.parameter(include).orElseThrow().targets().contains(grammar.type()))
                    .forEach(include -> resource.addSearchRevInclude(source.type() + ":" + include));
        }
        if (!grammar.referredBy().isEmpty()) {
            resource.setDocumentation("_has: " + String.join(", ", grammar.referredBy()));
        }
        return resource;
    }

    /** The expression, and for a reference what may be chained to: a CapabilityStatement has no element for that. */
    private static String documentation(SearchParameter parameter, TypeGrammar grammar) {
        List<String> chained = grammar.chains().getOrDefault(parameter.name(), List.of());
        return chained.isEmpty()
                ? parameter.expression()
                : parameter.expression() + "; chains to " + String.join(", ", chained);
    }

    /** The definitions that come with the gateway: read only, and of one version each. */
    private static CapabilityStatementRestResourceComponent definitions(String type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent();
        resource.setType(type).setVersioning(ResourceVersionPolicy.NOVERSION);
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        OfferedOperation.on(type).forEach(operation -> operation(operation, resource.addOperation()));
        parameter(resource, "_id", SearchParamType.TOKEN, "Resource.id");
        DefinitionSearch.PARAMETERS.forEach((name, kind) -> parameter(resource, name, kind, type + "." + name));
        return resource;
    }

    private static void operation(
            OfferedOperation operation, CapabilityStatementRestResourceOperationComponent component) {
        component.setName(operation.code()).setDefinition(operation.definition());
    }

    private static void parameter(
            CapabilityStatementRestResourceComponent resource, String name, SearchParamType type, String expression) {
        resource.addSearchParam().setName(name).setType(type).setDocumentation(expression);
    }

    @Override
    public void setRestfulServer(RestfulServer server) {
        // The statement is written from the record's grammar, not from the server's methods.
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.conformance.DefinitionProvider;
import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.fhir.match.CapacityOperations;
import ca.passerelle.gateway.fhir.match.MatchOperations;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server at {@code /fhir}. */
@Configuration
class FhirServer {

    @Bean
    ServletRegistrationBean<RestfulServer> fhirServlet(
            FhirContext fhir,
            Interactions interactions,
            TypeHistory typeHistory,
            TransactionProvider transactions,
            TaskOperations taskOperations,
            SubscriptionOperations subscriptionOperations,
            PatientEverything patientEverything,
            MatchOperations matching,
            CapacityOperations capacity,
            ConformanceReport conformanceReport,
            ProcessMessage processMessage,
            ValidateOperation validate,
            Definitions definitions,
            RequestChecks checks,
            RefusalOutcomes refusals,
            RawBinaries binaries,
            Capabilities capabilities,
            FhirProperties properties) {
        RestfulServer server = new GatewayServer(fhir, checks, properties.maxBodyBytes());
        List<Object> providers = new ArrayList<>();
        for (TypeGrammar grammar : Grammar.types()) {
            providers.add(TypeProvider.of(grammar, fhir, interactions, typeHistory));
            providers.add(validate.on(fhir.getResourceDefinition(grammar.type())
                    .getImplementingClass()
                    .asSubclass(Resource.class)));
        }
        providers.add(transactions);
        providers.addAll(List.of(
                taskOperations,
                subscriptionOperations,
                patientEverything,
                matching,
                capacity,
                processMessage,
                conformanceReport,
                validate));
        for (Class<? extends MetadataResource> type : Definitions.TYPES) {
            providers.add(validate.on(type));
            providers.add(
                    type == CapabilityStatement.class
                            ? new DefinitionProvider<>(
                                    CapabilityStatement.class, () -> List.of(capabilities.statement()))
                            : DefinitionProvider.of(type, definitions));
        }
        providers.add(validate.on(Bundle.class));
        server.registerProviders(providers);
        server.registerInterceptor(new OptionsAnswers());
        server.registerInterceptor(refusals);
        server.registerInterceptor(binaries);
        server.registerInterceptor(new UnknownTotal());
        server.registerInterceptor(typeHistory);
        server.setServerConformanceProvider(capabilities);
        server.setDefaultResponseEncoding(EncodingEnum.JSON);
        server.setServerName("Passerelle");
        server.setServerAddressStrategy(
                properties.baseUrl().isEmpty()
                        ? new IncomingRequestAddressStrategy()
                        : new HardcodedServerAddressStrategy(properties.baseUrl()));
        ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}

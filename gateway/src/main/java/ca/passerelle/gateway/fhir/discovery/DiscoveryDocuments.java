package ca.passerelle.gateway.fhir.discovery;

import ca.passerelle.gateway.fhir.Capabilities;
import ca.passerelle.gateway.fhir.FhirProperties;
import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.fhir.conformance.ProfilePackage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/** Puts the documents beside the FHIR server, at paths that are more exact than its own. */
@Configuration
class DiscoveryDocuments {

    @Bean
    ServletRegistrationBean<StandingDocument> openApi(
            Capabilities capabilities, Definitions definitions, FhirProperties properties, ObjectMapper json) {
        StandingDocument document = new StandingDocument(
                MediaType.APPLICATION_JSON_VALUE,
                () -> bytes(
                        OpenApi.of(
                                capabilities.statement(),
                                definitions.of(OperationDefinition.class),
                                properties.baseUrl().isEmpty() ? "/fhir" : properties.baseUrl(),
                                json),
                        json));
        return registration(document, "openapi", "/fhir/api-docs");
    }

    @Bean
    ServletRegistrationBean<StandingDocument> smartConfiguration(ObjectMapper json) {
        return registration(
                new StandingDocument(MediaType.APPLICATION_JSON_VALUE, () -> bytes(SmartConfiguration.of(json), json)),
                "smart-configuration",
                "/fhir/.well-known/smart-configuration");
    }

    /** The profiles and vocabularies, for whoever validates elsewhere. */
    @Bean
    ServletRegistrationBean<StandingDocument> profilePackage() {
        return registration(
                new StandingDocument("application/gzip", ProfilePackage::archive), "package", "/fhir/package.tgz");
    }

    private static ServletRegistrationBean<StandingDocument> registration(
            StandingDocument document, String name, String path) {
        ServletRegistrationBean<StandingDocument> registration = new ServletRegistrationBean<>(document, path);
        registration.setName(name);
        return registration;
    }

    private static byte[] bytes(JsonNode document, ObjectMapper json) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

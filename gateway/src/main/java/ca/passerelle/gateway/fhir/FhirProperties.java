package ca.passerelle.gateway.fhir;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the FHIR server answers.
 *
 * @param baseUrl the address under which clients know {@code /fhir}, for links; empty to take it from each request
 * @param maxBundleEntries how many entries one Bundle may have
 * @param maxBodyBytes how large a request body may be
 */
@ConfigurationProperties("passerelle.fhir")
public record FhirProperties(
        @DefaultValue("") String baseUrl,
        @DefaultValue("200") int maxBundleEntries,
        @DefaultValue("16777216") int maxBodyBytes) {}

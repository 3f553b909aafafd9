package ca.passerelle.gateway.doors;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Notifications to FHIR partners.
 *
 * @param fhirBase the address under which they know {@code /fhir}, without a slash at the end
 * @param connectTimeout how long a connection may take to open
 * @param totalTimeout how long an attempt may take in all
 */
@Validated
@ConfigurationProperties("passerelle.rest-hook")
record RestHookProperties(
        @NotBlank String fhirBase,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("20s") Duration totalTimeout) {}

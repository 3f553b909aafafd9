package ca.passerelle.gateway.directory;

import java.util.UUID;

/**
 * Another listing of a service that is shown.
 *
 * @param service its HealthcareService
 * @param source who publishes it, in the language asked for
 */
public record OtherSource(UUID service, String source) {}

package ca.passerelle.gateway.matching;

import java.util.UUID;

/**
 * Another listing of a service that is shown.
 *
 * @param service the HealthcareService
 * @param sourceEn who publishes it
 * @param sourceFr the same in French
 */
public record AlsoListed(UUID service, String sourceEn, String sourceFr) {}

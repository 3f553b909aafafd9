package ca.passerelle.routes.emr.fhir;

import ca.passerelle.routes.kit.AddressPolicy;
import java.time.Duration;

/**
 * How notifications are sent.
 *
 * @param fhirBase the address of the FHIR server as partners know it, without a slash at the end
 * @param connectTimeout for one connection
 * @param totalTimeout for all of an attempt, from looking up the name to the end of the answer
 * @param addresses where notifications may go
 * @param plainHttp whether they may go without TLS
 */
public record RestHookSettings(
        String fhirBase, Duration connectTimeout, Duration totalTimeout, AddressPolicy addresses, boolean plainHttp) {}

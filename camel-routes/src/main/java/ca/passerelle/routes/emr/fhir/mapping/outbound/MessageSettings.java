package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.port.PartnerEndpoint;

/**
 * How a partner wants its messages.
 *
 * @param base the address of our FHIR server as partners know it, without a slash at the end
 * @param maturity setting {@code maturity}: {@code L1}, {@code L2} or {@code L3}
 * @param eventSystem setting {@code event-system}: the code system of MessageHeader.event; the one that Ontario publishes where it is not set
 * @param destination where the messages go
 */
public record MessageSettings(String base, Maturity maturity, String eventSystem, String destination) {

    /**
     * Reads the settings of an endpoint.
     *
     * @throws IllegalArgumentException when its maturity is none of the levels
     */
    public static MessageSettings of(PartnerEndpoint endpoint, String base) {
        return new MessageSettings(
                base,
                Maturity.of(endpoint.settings().getOrDefault("maturity", "")),
                endpoint.settings().getOrDefault("event-system", Systems.ONTARIO_MESSAGE_EVENT),
                endpoint.address());
    }
}

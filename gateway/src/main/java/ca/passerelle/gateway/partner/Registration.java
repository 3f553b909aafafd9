package ca.passerelle.gateway.partner;

import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registry is told of a partner. Registering again replaces what was said before and keeps the ids.
 *
 * @param organization FHIR id of its Organization; for one that a directory feed describes, the id under which the feed's record stands
 * @param tokens bearer tokens that authenticate it; only their hashes are kept
 * @param linkWorkers FHIR id of the Organization that answers its FHIR messages whose recipient is not known; null for none
 */
public record Registration(
        String key,
        Partner.Kind kind,
        String nameEn,
        String nameFr,
        UUID organization,
        List<String> tokens,
        List<Sender> senders,
        List<Endpoint> endpoints,
        @Nullable UUID linkWorkers) {

    /** A partner whose FHIR messages all name somebody known. */
    public Registration(
            String key,
            Partner.Kind kind,
            String nameEn,
            String nameFr,
            UUID organization,
            List<String> tokens,
            List<Sender> senders,
            List<Endpoint> endpoints) {
        this(key, kind, nameEn, nameFr, organization, tokens, senders, endpoints, null);
    }

    /** The partner's id follows from its key, so that it is the same in every installation. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(("partner " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** One HL7 v2 system of the partner, by MSH-3.1 and MSH-4.1. */
    public record Sender(String application, String facility, UUID linkWorkers, SenderSettings settings) {}

    /** One place where the partner wants to be told; {@code events} null for everything. */
    public record Endpoint(
            Channel channel,
            String address,
            String secret,
            String language,
            Map<String, String> settings,
            @Nullable List<String> events) {

        @Override
        public String toString() {
            return "Endpoint[" + channel + "]";
        }
    }

    @Override
    public String toString() {
        return "Registration[" + key + "]";
    }
}

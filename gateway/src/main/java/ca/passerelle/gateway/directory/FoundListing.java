package ca.passerelle.gateway.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A listing that was found, with the reasons.
 *
 * @param service id of the HealthcareService
 * @param organization id of the Organization; null when the feed names none that it holds
 * @param location id of the Location
 * @param acceptsReferrals whether its organisation takes part and can be referred to electronically
 * @param language of the name and summary: not the one asked for when the feed has none in it
 * @param km distance as the crow flies; null when unknown
 * @param why what speaks for it, and what must be confirmed
 * @param alsoListed other feeds' listings of the same service
 */
public record FoundListing(
        UUID service,
        @Nullable UUID organization,
        @Nullable UUID location,
        @Nullable String organizationName,
        boolean acceptsReferrals,
        String name,
        @Nullable String summary,
        String language,
        @Nullable String city,
        @Nullable Double km,
        List<String> categories,
        List<String> languages,
        List<Reason> why,
        List<OtherSource> alsoListed) {

    /** The same with where else it is listed. */
    FoundListing with(List<OtherSource> others) {
        return new FoundListing(
                service,
                organization,
                location,
                organizationName,
                acceptsReferrals,
                name,
                summary,
                language,
                city,
                km,
                categories,
                languages,
                why,
                others);
    }
}

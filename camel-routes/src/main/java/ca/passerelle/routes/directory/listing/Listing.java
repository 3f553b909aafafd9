package ca.passerelle.routes.directory.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one can refer to: a service at a location, or a service that has none.
 *
 * @param key of the service at the location; of the service where it has no location
 * @param service id of the service, the same for all its locations
 * @param organization id of the organisation that offers it; null when the feed names none
 * @param organizationListed whether that organisation is in the feed
 * @param place id of the location, in the feed
 * @param status whether it is offered
 * @param name its name
 * @param alternateName another name
 * @param description what it is, with what is particular to this location
 * @param alert a passing notice
 * @param program what it belongs to
 * @param telecom how to reach it
 * @param terms what kind of service it is
 * @param languages in which it is given
 * @param access who may come and how
 * @param cost what it costs
 * @param hours when it is open
 * @param areas for whom by place of living, in words
 * @param drawnAreas the same on a map
 * @param capacities free places
 * @param credentials accreditations and licences
 * @param funding who pays
 * @param verified when a person last checked it, ISO date
 * @param modified when it last changed, ISO 8601
 */
public record Listing(
        SourceKey key,
        String service,
        @Nullable String organization,
        boolean organizationListed,
        @Nullable String place,
        ListingStatus status,
        FeedText name,
        @Nullable FeedText alternateName,
        @Nullable FeedText description,
        @Nullable FeedText alert,
        @Nullable FeedText program,
        List<Telecom> telecom,
        List<Term> terms,
        List<SpokenLanguage> languages,
        Access access,
        Cost cost,
        Hours hours,
        List<FeedText> areas,
        List<DrawnArea> drawnAreas,
        List<Capacity> capacities,
        List<FeedText> credentials,
        List<FeedText> funding,
        @Nullable String verified,
        @Nullable String modified) {

    public Listing {
        telecom = List.copyOf(telecom);
        terms = List.copyOf(terms);
        languages = List.copyOf(languages);
        areas = List.copyOf(areas);
        drawnAreas = List.copyOf(drawnAreas);
        capacities = List.copyOf(capacities);
        credentials = List.copyOf(credentials);
        funding = List.copyOf(funding);
    }

    /** The same with its one place; the key stays that of the service. */
    public Listing at(String location) {
        return new Listing(
                key,
                service,
                organization,
                organizationListed,
                location,
                status,
                name,
                alternateName,
                description,
                alert,
                program,
                telecom,
                terms,
                languages,
                access,
                cost,
                hours,
                areas,
                drawnAreas,
                capacities,
                credentials,
                funding,
                verified,
                modified);
    }
}

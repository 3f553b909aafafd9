package ca.passerelle.routes.directory.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where services are given. A confidential place has no address line, postal code, position, way there or foreign number.
 *
 * @param key how the feed names it
 * @param organization id of the organisation that manages it, when that one is in the feed
 * @param virtual reached by telephone or network only
 * @param confidential its address is kept secret
 * @param name its name
 * @param alternateName another name
 * @param description what it is
 * @param transit how to get there
 * @param position where it is
 * @param addresses physical first
 * @param telecom how to reach it
 * @param accessibility how accessible it is
 * @param languages spoken there
 * @param hours when it is open
 * @param identifiers numbers that others gave it
 */
public record ListedPlace(
        SourceKey key,
        @Nullable String organization,
        boolean virtual,
        boolean confidential,
        @Nullable FeedText name,
        @Nullable FeedText alternateName,
        @Nullable FeedText description,
        @Nullable FeedText transit,
        @Nullable GeoPoint position,
        List<PostalAddress> addresses,
        List<Telecom> telecom,
        List<FeedText> accessibility,
        List<SpokenLanguage> languages,
        Hours hours,
        List<ForeignNumber> identifiers) {

    public ListedPlace {
        addresses = List.copyOf(addresses);
        telecom = List.copyOf(telecom);
        accessibility = List.copyOf(accessibility);
        languages = List.copyOf(languages);
        identifiers = List.copyOf(identifiers);
    }
}

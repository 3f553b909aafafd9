package ca.passerelle.gateway.directory;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What search needs of a listing.
 *
 * @param id the HealthcareService
 * @param identifiers the feed's ids of the listing, of its service, of its organisation
 * @param textEn all that may be found in English, the most telling first: names, terms, texts
 * @param names folded, for words that are nearly right
 * @param categories {@code system|code}
 * @param systems systems of the categories
 */
record ListingRow(
        UUID id,
        List<String> identifiers,
        @Nullable UUID organization,
        @Nullable String organizationName,
        @Nullable UUID location,
        @Nullable String nameEn,
        @Nullable String nameFr,
        @Nullable String summaryEn,
        @Nullable String summaryFr,
        Texts textEn,
        Texts textFr,
        String names,
        Set<String> categories,
        Set<String> systems,
        List<String> languages,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        boolean virtual,
        boolean withheld,
        boolean active) {

    /** Text by weight. */
    record Texts(String names, String terms, String body) {}

    /** Forward sortation area: the first three characters of a Canadian postal code. */
    @Nullable
    String fsa() {
        return postalCode != null && postalCode.matches("[A-Z]\\d[A-Z] \\d[A-Z]\\d")
                ? postalCode.substring(0, 3)
                : null;
    }
}

package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.matching.criteria.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is, as it was told; of several the first that leads somewhere counts.
 *
 * @param point a position
 * @param postalCode a postal code or its first three characters
 * @param text in words
 */
public record Where(
        @Nullable GeoPoint point,
        @Nullable String postalCode,
        @Nullable String text) {

    public static final Where UNKNOWN = new Where(null, null, null);

    public boolean isGiven() {
        return !equals(UNKNOWN);
    }
}

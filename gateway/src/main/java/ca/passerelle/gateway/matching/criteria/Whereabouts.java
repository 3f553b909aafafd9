package ca.passerelle.gateway.matching.criteria;

import org.jspecify.annotations.Nullable;

/**
 * Where the person is, as far as it is known.
 *
 * @param point position; of the middle of the area where only that is known
 * @param fsa first three characters of the postal code
 * @param city folded
 * @param province two letters
 */
public record Whereabouts(
        @Nullable GeoPoint point,
        @Nullable String fsa,
        @Nullable String city,
        @Nullable String province) {

    public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null);

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}

package ca.passerelle.gateway.matching.criteria;

import org.jspecify.annotations.Nullable;

/**
 * Where the person is, as far as it is known.
 *
 * @param point position; of the middle of the area where only that is known
 * @param fsa first three characters of the postal code
 * @param city folded
 * @param province two letters
 * @param withinKm how far from the position the person may be
 */
public record Whereabouts(
        @Nullable GeoPoint point,
        @Nullable String fsa,
        @Nullable String city,
        @Nullable String province,
        double withinKm) {

    /** As exactly as somebody's own coordinates. */
    public static final double EXACT_KM = 0.2;

    public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null);

    /** With an exact position, where it has one. */
    public Whereabouts(
            @Nullable GeoPoint point, @Nullable String fsa, @Nullable String city, @Nullable String province) {
        this(point, fsa, city, province, EXACT_KM);
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}

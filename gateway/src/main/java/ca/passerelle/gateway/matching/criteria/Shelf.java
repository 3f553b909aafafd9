package ca.passerelle.gateway.matching.criteria;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How long a count of places tells something: a bed for the night not longer than a day, a place in a group for weeks. */
public final class Shelf {

    private static final Duration BEDS = Duration.ofHours(24);
    private static final Duration PLACES = Duration.ofDays(21);

    private Shelf() {}

    /** @param unit what is counted, in the words of whoever counts; null when not said */
    public static Duration life(@Nullable String unit) {
        String counted = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
        return counted.matches(".*\\b(?:bed|beds|lit|lits|night|nuit|mat|mats)\\b.*") ? BEDS : PLACES;
    }
}

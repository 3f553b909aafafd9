package ca.passerelle.gateway.matching.criteria;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a place when a service there is matched.
 *
 * @param virtual reached by telephone or network only
 * @param withheld the address is kept secret
 * @param city as the directory writes it
 * @param accessibility codes of CIOC
 * @param languages BCP 47, without regions
 * @param hours when it is open
 */
public record PlaceTraits(
        boolean virtual,
        boolean withheld,
        @Nullable String city,
        Set<String> accessibility,
        Set<String> languages,
        List<WeekTime> hours) {}

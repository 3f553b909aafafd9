package ca.passerelle.gateway.matching.criteria;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whom a service serves by where they live, as far as the words could be read.
 *
 * @param country all of Canada
 * @param provinces two letters
 * @param fsas first three characters of postal codes
 * @param communities folded names
 * @param drawn bounds of what is drawn on a map
 */
public record Area(
        boolean country, Set<String> provinces, Set<String> fsas, Set<String> communities, List<AreaBox> drawn) {

    public static final Area UNKNOWN = new Area(false, Set.of(), Set.of(), Set.of());

    /** One that is told in words only. */
    public Area(boolean country, Set<String> provinces, Set<String> fsas, Set<String> communities) {
        this(country, provinces, fsas, communities, List.of());
    }

    public Area {
        // What was written before areas were drawn has none.
        drawn = List.copyOf(Objects.requireNonNullElse(drawn, List.of()));
        provinces = Set.copyOf(provinces);
        fsas = Set.copyOf(fsas);
        communities = Set.copyOf(communities);
    }

    /** The same with what is drawn on a map. */
    public Area with(List<AreaBox> boxes) {
        return new Area(country, provinces, fsas, communities, boxes);
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}

package ca.passerelle.gateway.matching.criteria;

import java.util.Set;

/**
 * Whom a service serves by where they live, as far as the words could be read.
 *
 * @param country all of Canada
 * @param provinces two letters
 * @param fsas first three characters of postal codes
 * @param communities folded names
 */
public record Area(boolean country, Set<String> provinces, Set<String> fsas, Set<String> communities) {

    public static final Area UNKNOWN = new Area(false, Set.of(), Set.of(), Set.of());

    public Area {
        provinces = Set.copyOf(provinces);
        fsas = Set.copyOf(fsas);
        communities = Set.copyOf(communities);
    }

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}

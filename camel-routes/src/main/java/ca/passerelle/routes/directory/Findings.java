package ca.passerelle.routes.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what a feed leaves behind while it is read. Every finding is counted; of those that only inform, the first {@link #INFORMED} of a
 * rule are kept with their place, so that a feed with one habit in every row does not drown the report.
 */
public final class Findings {

    /** How many informing findings of one rule keep their place. */
    public static final int INFORMED = 500;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<DirectoryRule, Integer> counts = new EnumMap<>(DirectoryRule.class);

    public void add(DirectoryRule rule, String place, String key) {
        int count = counts.merge(rule, 1, Integer::sum);
        boolean aside = rule == DirectoryRule.NOT_PUBLISHED;
        if (aside || rule.severity() != DirectoryRule.Severity.INFO || count <= INFORMED) {
            kept.add(new Finding(rule, place, key));
        }
    }

    /** In the order in which they were met. */
    public List<Finding> kept() {
        return List.copyOf(kept);
    }

    /** Every rule that was met, with how often. */
    public Map<DirectoryRule, Integer> counts() {
        return Map.copyOf(counts);
    }
}

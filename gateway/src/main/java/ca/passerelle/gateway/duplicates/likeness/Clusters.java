package ca.passerelle.gateway.duplicates.likeness;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which listings are one service, from all links together; the same whatever the order of the links. What people linked is joined first. Then
 * come the links of the machine, the strongest scores first: where those of one score would join two listings that must be apart, none of them
 * holds, and what was joined by stronger ones stays.
 *
 * @param cluster of each listing: the least id of its members
 * @param refused links of the machine whose ends are not together
 */
public record Clusters(Map<UUID, UUID> cluster, Set<ListingPair> refused) {

    /**
     * @param decided links that people made
     * @param found links of the machine, with their scores
     * @param apart pairs that only people may join, directly or through others
     */
    public static Clusters of(
            Set<UUID> listings,
            Collection<ListingPair> decided,
            Map<ListingPair, Integer> found,
            Set<ListingPair> apart) {
        Map<UUID, UUID> cluster = listings.stream().collect(Collectors.toMap(id -> id, id -> id));
        join(cluster, decided);
        SortedMap<Integer, Set<ListingPair>> byScore = new TreeMap<>(Comparator.reverseOrder());
        found.forEach((pair, score) ->
                byScore.computeIfAbsent(score, same -> new HashSet<>()).add(pair));
        byScore.values().forEach(links -> joinUnlessApart(cluster, links, apart));
        Set<ListingPair> refused = found.keySet().stream()
                .filter(link -> !areTogether(cluster, link))
                .collect(Collectors.toSet());
        return new Clusters(Map.copyOf(cluster), refused);
    }

    /** Whether both are one service. */
    public boolean areTogether(ListingPair pair) {
        return areTogether(cluster, pair);
    }

    private static void joinUnlessApart(Map<UUID, UUID> cluster, Set<ListingPair> links, Set<ListingPair> apart) {
        Map<UUID, UUID> tried = new HashMap<>(cluster);
        join(tried, links);
        Set<UUID> conflicting = apart.stream()
                .filter(pair -> areTogether(tried, pair) && !areTogether(cluster, pair))
                .map(pair -> tried.getOrDefault(pair.one(), pair.one()))
                .collect(Collectors.toSet());
        join(
                cluster,
                links.stream()
                        .filter(link -> !conflicting.contains(tried.get(link.one())))
                        .toList());
    }

    private static boolean areTogether(Map<UUID, UUID> cluster, ListingPair pair) {
        UUID one = cluster.get(pair.one());
        return one != null && one.equals(cluster.get(pair.other()));
    }

    private static void join(Map<UUID, UUID> cluster, Collection<ListingPair> links) {
        for (ListingPair link : links) {
            UUID one = cluster.get(link.one());
            UUID other = cluster.get(link.other());
            if (one != null && other != null && !one.equals(other)) {
                ListingPair both = new ListingPair(one, other);
                cluster.replaceAll((listing, known) -> known.equals(both.other()) ? both.one() : known);
            }
        }
    }
}

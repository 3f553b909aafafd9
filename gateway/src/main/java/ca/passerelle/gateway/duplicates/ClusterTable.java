package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.duplicates.DuplicatePairs.Basis;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Row;
import ca.passerelle.gateway.duplicates.DuplicatePairs.State;
import ca.passerelle.gateway.duplicates.likeness.Clusters;
import ca.passerelle.gateway.duplicates.likeness.DuplicateMatch;
import ca.passerelle.gateway.duplicates.likeness.ListingPair;
import ca.passerelle.gateway.duplicates.likeness.ListingTraits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says anew which listings are one service, after pairs of some of them changed. */
@Component
class ClusterTable {

    /** A chain of more is no service that feeds list twice, but a name or a number that wanders: none of its own links hold. */
    private static final int MOST_MEMBERS = 60;

    private final DuplicateMembers members;
    private final DuplicatePairs pairs;

    ClusterTable(DuplicateMembers members, DuplicatePairs pairs) {
        this.members = members;
        this.pairs = pairs;
    }

    /**
     * For these listings, and all that they may be one service with.
     *
     * @return pairs that people separated and that are linked through others all the same
     */
    Set<ListingPair> assign(Collection<UUID> touched, UUID actor) {
        Set<UUID> reached = new HashSet<>(pairs.reachable(touched));
        Map<UUID, ListingTraits> traits = members.traits(reached);
        List<Row> rows = pairs.of(reached).stream()
                .filter(row -> traits.containsKey(row.pair().one())
                        && traits.containsKey(row.pair().other()))
                .toList();
        List<ListingPair> decided = decided(rows, State.LINKED);
        Map<ListingPair, Integer> wanted = rows.stream()
                .filter(row -> row.basis() == Basis.KEYS && row.wanted())
                .collect(Collectors.toMap(Row::pair, Row::score));
        Set<ListingPair> apart = new HashSet<>(decided(rows, State.SEPARATE));
        apart.addAll(excluded(Clusters.of(reached, decided, wanted, Set.of()), traits));
        Clusters clusters = Clusters.of(reached, decided, wanted, apart);
        for (Row row : rows) {
            if (row.basis() == Basis.KEYS) {
                boolean holds = row.wanted() && !clusters.refused().contains(row.pair());
                pairs.hold(row, holds, actor);
            }
        }
        Map<UUID, Long> sizes = clusters.cluster().values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        members.assign(clusters.cluster(), sizes);
        return decided(rows, State.SEPARATE).stream()
                .filter(clusters::areTogether)
                .collect(Collectors.toSet());
    }

    private static List<ListingPair> decided(List<Row> rows, State state) {
        return rows.stream()
                .filter(row -> row.basis() == Basis.PERSON && row.state() == state)
                .map(Row::pair)
                .toList();
    }

    /** Of what would be together: two listings of one feed, which means them as two, and those that a veto keeps apart. */
    private static Set<ListingPair> excluded(Clusters together, Map<UUID, ListingTraits> traits) {
        Map<UUID, List<ListingTraits>> groups = new HashMap<>();
        together.cluster().forEach((listing, cluster) -> {
            ListingTraits known = traits.get(listing);
            if (known != null) {
                groups.computeIfAbsent(cluster, first -> new ArrayList<>()).add(known);
            }
        });
        Set<ListingPair> excluded = new HashSet<>();
        for (List<ListingTraits> group : groups.values()) {
            boolean tooMany = group.size() > MOST_MEMBERS;
            for (int one = 0; one < group.size(); one++) {
                for (int other = one + 1; other < group.size(); other++) {
                    if (tooMany || areApart(group.get(one), group.get(other))) {
                        excluded.add(new ListingPair(
                                group.get(one).id(), group.get(other).id()));
                    }
                }
            }
        }
        return excluded;
    }

    private static boolean areApart(ListingTraits one, ListingTraits other) {
        return one.feed().equals(other.feed())
                || !DuplicateMatch.vetoes(one, other).isEmpty();
    }
}

package ca.passerelle.gateway.matching.criteria;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A service that several sources list is weighed as each tells it, and shown once. */
public final class OneService {

    private OneService() {}

    /**
     * What is to be ranked: of the listings of one service the best source among those that nothing excludes. What one source excludes and
     * another does not know stays, as it would if only the other listed it.
     *
     * @param clusters the listings of each service that several sources list, the best source first
     */
    public static List<Match> once(List<Match> weighed, Collection<List<UUID>> clusters) {
        Set<UUID> possible = weighed.stream()
                .filter(match -> !match.excluded())
                .map(match -> match.candidate().id())
                .collect(Collectors.toSet());
        Set<UUID> behind = new HashSet<>();
        for (List<UUID> cluster : clusters) {
            List<UUID> members = new ArrayList<>(cluster);
            members.retainAll(possible);
            members.stream().skip(1).forEach(behind::add);
        }
        return weighed.stream()
                .filter(match -> !behind.contains(match.candidate().id()))
                .toList();
    }
}

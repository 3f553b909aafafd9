package ca.passerelle.gateway.matching.criteria;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of what may match: by points, in a crisis the lines to call first, and among the first ten no organisation more often than it is
 * allowed. Nobody can pay for a place. Equals stand by a hash of their id, which favours no name.
 *
 * @param matches the best first, without what is excluded
 * @param leftOut how many of an organisation's services are left out, because the first ten are not full without them
 */
public record Ranking(List<Match> matches, int leftOut) {

    private static final int TOP = 10;

    /** Points that differ by less are the same: sums of fractions are not exact. */
    private static final double EQUAL = 1e-6;

    public Ranking {
        matches = List.copyOf(matches);
    }

    /** @param perOrganization how often an organisation stands among the first ten, at most */
    public static Ranking rank(Sought sought, Collection<Match> matches, int perOrganization) {
        List<Match> ordered = matches.stream()
                .filter(match -> !match.excluded())
                .sorted(order(sought))
                .toList();
        return spread(ordered, perOrganization);
    }

    private static Comparator<Match> order(Sought sought) {
        Comparator<Match> byPoints = Comparator.comparingLong(match -> -Math.round(match.points() / EQUAL));
        Comparator<Match> byHash = Comparator.<Match>comparingLong(
                        match -> mixed(match.candidate().id()))
                .thenComparing(match -> match.candidate().id());
        return sought.crisis()
                ? Comparator.<Match, Boolean>comparing(match -> !match.isCrisisLine())
                        .thenComparing(byPoints)
                        .thenComparing(byHash)
                : byPoints.thenComparing(byHash);
    }

    /** What an organisation has too many of comes right after the first ten. */
    private static Ranking spread(List<Match> ordered, int perOrganization) {
        List<Match> first = new ArrayList<>();
        List<Match> rest = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        for (Match match : ordered) {
            UUID organization = match.candidate().organization();
            if (first.size() < TOP && count(seen, organization) <= perOrganization) {
                first.add(match);
            } else {
                rest.add(match);
            }
        }
        if (first.size() < TOP) {
            return new Ranking(first, rest.size());
        }
        first.addAll(rest);
        return new Ranking(first, 0);
    }

    private static int count(Map<UUID, Integer> seen, @Nullable UUID organization) {
        return organization == null ? 0 : seen.merge(organization, 1, Integer::sum);
    }

    /** The finalizer of SplitMix64 over both halves: as good as chance, and the same every time. */
    private static long mixed(UUID id) {
        long z = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 32);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}

package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.duplicates.DuplicateClusters;
import ca.passerelle.gateway.duplicates.DuplicateClusters.ClusterMember;
import ca.passerelle.gateway.matching.capacity.Capacities;
import ca.passerelle.gateway.matching.capacity.CapacityReport;
import ca.passerelle.gateway.matching.criteria.Area;
import ca.passerelle.gateway.matching.criteria.Candidate;
import ca.passerelle.gateway.matching.criteria.Coverage;
import ca.passerelle.gateway.matching.criteria.Criterion;
import ca.passerelle.gateway.matching.criteria.GeoPoint;
import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.matching.criteria.OneService;
import ca.passerelle.gateway.matching.criteria.Ranking;
import ca.passerelle.gateway.matching.criteria.Room;
import ca.passerelle.gateway.matching.criteria.Sought;
import ca.passerelle.gateway.matching.criteria.Verdict;
import ca.passerelle.gateway.matching.criteria.Weighing;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import ca.passerelle.gateway.matching.index.Candidates;
import ca.passerelle.gateway.matching.index.Candidates.Found;
import ca.passerelle.gateway.matching.index.DrawnAreas;
import ca.passerelle.gateway.matching.index.Gazetteer;
import ca.passerelle.gateway.partner.Partners;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds services for a person: candidates from the database, weighed and ordered by plain functions. Of what was asked nothing is kept but,
 * where nothing meets the need, that it is not met there.
 */
@Component
public class Matching {

    private final Candidates candidates;
    private final Gazetteer gazetteer;
    private final DrawnAreas areas;
    private final Partners partners;
    private final Capacities capacities;
    private final ServiceGaps gaps;
    private final DuplicateClusters duplicates;

    Matching(
            Candidates candidates,
            Gazetteer gazetteer,
            DrawnAreas areas,
            Partners partners,
            Capacities capacities,
            ServiceGaps gaps,
            DuplicateClusters duplicates) {
        this.candidates = candidates;
        this.gazetteer = gazetteer;
        this.areas = areas;
        this.partners = partners;
        this.capacities = capacities;
        this.gaps = gaps;
        this.duplicates = duplicates;
    }

    /**
     * The services that fit.
     *
     * @param sought what is sought, without the place
     * @param count how many are wanted
     * @param perOrganization how often an organisation stands among the first ten, at most
     */
    public MatchAnswer match(Where where, Sought sought, int count, int perOrganization) {
        Sought there = sought.at(whereabouts(where));
        List<Found> found = candidates.of(there);
        List<Match> weighed = weigh(there, found);
        Map<UUID, List<ClusterMember>> clusters = clusters(weighed);
        List<List<UUID>> services = clusters.values().stream()
                .map(members -> members.stream().map(ClusterMember::service).toList())
                .toList();
        Ranking ranking = Ranking.rank(there, OneService.once(weighed, services), perOrganization);
        boolean gap = ranking.matches().stream().noneMatch(match -> match.verdict(Criterion.NEED) == Verdict.MET);
        if (gap) {
            gaps.count(there, weighed);
        }
        List<Match> shown = ranking.matches().stream().limit(count).toList();
        return new MatchAnswer(
                shown,
                ranking.matches().size(),
                ranking.leftOut(),
                there.place(),
                alsoListed(shown, clusters.values()),
                gap);
    }

    /** The clusters of what may be shown, the best source of each first. */
    private Map<UUID, List<ClusterMember>> clusters(List<Match> weighed) {
        List<UUID> possible = weighed.stream()
                .filter(match -> !match.excluded())
                .map(match -> match.candidate().id())
                .toList();
        return duplicates.of(possible).stream().collect(Collectors.groupingBy(ClusterMember::cluster));
    }

    private static Map<UUID, List<AlsoListed>> alsoListed(List<Match> shown, Collection<List<ClusterMember>> clusters) {
        Set<UUID> services = shown.stream().map(match -> match.candidate().id()).collect(Collectors.toSet());
        Map<UUID, List<AlsoListed>> also = new HashMap<>();
        for (List<ClusterMember> members : clusters) {
            members.stream()
                    .map(ClusterMember::service)
                    .filter(services::contains)
                    .forEach(one -> also.put(
                            one,
                            members.stream()
                                    .filter(member -> !member.service().equals(one))
                                    .map(member ->
                                            new AlsoListed(member.service(), member.sourceEn(), member.sourceFr()))
                                    .toList()));
        }
        return also;
    }

    /** One service weighed, whether or not it fits; empty when there is no such service. */
    public Optional<Match> explain(UUID service, Where where, Sought sought) {
        Sought there = sought.at(whereabouts(where));
        return weigh(there, candidates.one(service, there.place().point())).stream()
                .findFirst();
    }

    private List<Match> weigh(Sought sought, List<Found> found) {
        Map<String, GeoPoint> middles = middles(found, sought.place());
        Map<UUID, Coverage> coverage = areas.coverage(found, sought.place());
        Map<UUID, CapacityReport> reports =
                capacities.counting(found.stream().map(Found::id).toList());
        return found.stream()
                .map(one -> candidate(one, sought.place(), middles, coverage.get(one.id()), reports.get(one.id())))
                .map(candidate -> Weighing.weigh(sought, candidate))
                .toList();
    }

    private Whereabouts whereabouts(Where where) {
        if (where.point() != null) {
            return gazetteer.at(where.point());
        }
        Optional<Whereabouts> byCode = Optional.ofNullable(where.postalCode()).flatMap(gazetteer::postal);
        return byCode.or(() -> Optional.ofNullable(where.text()).flatMap(gazetteer::named))
                .orElse(Whereabouts.UNKNOWN);
    }

    /** Of the municipalities that matter: those of secret addresses, and those that services name as what they serve. */
    private Map<String, GeoPoint> middles(List<Found> found, Whereabouts place) {
        if (place.point() == null) {
            return Map.of();
        }
        Set<String> communities = new HashSet<>();
        for (Found one : found) {
            if (one.place() != null && one.place().withheld() && one.community() != null) {
                communities.add(one.community());
            }
            Area area = one.service().area();
            if (place.city() == null || !area.communities().contains(place.city())) {
                communities.addAll(area.communities());
            }
        }
        return gazetteer.middles(communities);
    }

    private Candidate candidate(
            Found found,
            Whereabouts place,
            Map<String, GeoPoint> middles,
            @Nullable Coverage coverage,
            @Nullable CapacityReport report) {
        boolean secret = found.place() != null && found.place().withheld();
        String community = found.community();
        return new Candidate(
                found.id(),
                found.organization(),
                found.service(),
                found.place(),
                secret ? km(place.point(), community == null ? null : middles.get(community)) : found.km(),
                areaKm(found.service().area(), place.point(), middles),
                coverage,
                room(found.service().room(), report),
                found.organization() != null
                        && partners.byOrganization(found.organization()).isPresent());
    }

    /** What was reported here, unless the directory has heard more lately. */
    private static @Nullable Room room(@Nullable Room listed, @Nullable CapacityReport report) {
        if (report == null) {
            return listed;
        }
        Room reported = report.room();
        boolean listedLater = listed != null
                && listed.asOf() != null
                && reported.asOf() != null
                && listed.asOf().isAfter(reported.asOf());
        return listedLater ? listed : reported;
    }

    /** Null as soon as one of the communities is not known: it may be the person's. */
    private static @Nullable Double areaKm(Area area, @Nullable GeoPoint point, Map<String, GeoPoint> middles) {
        if (point == null || area.communities().isEmpty() || !middles.keySet().containsAll(area.communities())) {
            return null;
        }
        return area.communities().stream()
                .map(community -> km(point, middles.get(community)))
                .filter(Objects::nonNull)
                .min(Double::compare)
                .orElse(null);
    }

    private static @Nullable Double km(@Nullable GeoPoint from, @Nullable GeoPoint to) {
        return from == null || to == null ? null : Double.valueOf(from.km(to));
    }
}

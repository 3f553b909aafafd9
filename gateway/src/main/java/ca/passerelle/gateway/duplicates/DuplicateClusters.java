package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.directory.ListingFeeds;
import ca.passerelle.gateway.partner.Partner;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which listings are one service, for those who show services. */
@Component
public class DuplicateClusters {

    /** The most complete first, then the newest. */
    private static final Comparator<ClusterMember> BEST = Comparator.comparingInt(ClusterMember::completeness)
            .thenComparing(ClusterMember::changed)
            .reversed()
            .thenComparing(ClusterMember::service);

    private final JdbcTemplate jdbc;
    private final ListingFeeds feeds;

    DuplicateClusters(JdbcTemplate jdbc, ListingFeeds feeds) {
        this.jdbc = jdbc;
        this.feeds = feeds;
    }

    /**
     * A listing that is one service with others.
     *
     * @param cluster the same for all of them
     * @param sourceEn who publishes it, or the key of the feed where nobody does any more
     */
    public record ClusterMember(
            UUID service,
            UUID cluster,
            String feed,
            int completeness,
            Instant changed,
            String sourceEn,
            String sourceFr) {}

    /** The members of all clusters to which one of these belongs, the best of each first. None of a cluster with a confidential address. */
    public List<ClusterMember> of(Collection<UUID> services) {
        List<ClusterMember> members = jdbc.query(
                "select listing_id, cluster_id, feed, completeness, changed from duplicate_member where clustered and cluster_id in"
                        + " (select cluster_id from duplicate_member where clustered and listing_id = any(?))",
                (row, number) -> member(
                        row.getObject("listing_id", UUID.class),
                        row.getObject("cluster_id", UUID.class),
                        row.getString("feed"),
                        row.getInt("completeness"),
                        row.getTimestamp("changed").toInstant()),
                (Object) services.toArray(UUID[]::new));
        if (members.isEmpty()) {
            return members;
        }
        // A package may have made one confidential a moment ago.
        Set<UUID> withheld =
                feeds.withheld(members.stream().map(ClusterMember::service).toList());
        Set<UUID> hidden = members.stream()
                .filter(member -> withheld.contains(member.service()))
                .map(ClusterMember::cluster)
                .collect(Collectors.toSet());
        return members.stream()
                .filter(member -> !hidden.contains(member.cluster()))
                .sorted(BEST)
                .toList();
    }

    /** The best source of one service; empty when it has but one. */
    Optional<UUID> best(Collection<UUID> services) {
        return of(services).stream()
                .map(ClusterMember::service)
                .filter(services::contains)
                .findFirst();
    }

    private ClusterMember member(UUID service, UUID cluster, String feed, int completeness, Instant changed) {
        Optional<Partner> publisher = feeds.publisher(feed);
        return new ClusterMember(
                service,
                cluster,
                feed,
                completeness,
                changed,
                publisher.map(partner -> partner.name(Locale.CANADA)).orElse(feed),
                publisher.map(partner -> partner.name(Locale.CANADA_FRENCH)).orElse(feed));
    }
}

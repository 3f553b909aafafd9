package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.partner.Partner;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** From which feed a listing comes, and whose that is. */
@Component
public class ListingFeeds {

    private final Feeds feeds;
    private final JdbcTemplate jdbc;

    ListingFeeds(Feeds feeds, JdbcTemplate jdbc) {
        this.feeds = feeds;
        this.jdbc = jdbc;
    }

    /** The key of the feed of each HealthcareService that came by one. */
    public Map<UUID, String> of(Collection<UUID> services) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.query(
                "select id, feed from directory_listing where id = any(?)",
                row -> {
                    found.put(row.getObject("id", UUID.class), row.getString("feed"));
                },
                (Object) services.toArray(UUID[]::new));
        return found;
    }

    /** Those of these HealthcareServices whose address is confidential. */
    public Set<UUID> withheld(Collection<UUID> services) {
        return Set.copyOf(jdbc.queryForList(
                "select id from directory_listing where id = any(?) and withheld", UUID.class, (Object)
                        services.toArray(UUID[]::new)));
    }

    /** The keys of the feeds that a partner publishes. */
    public Set<String> publishedBy(UUID partner) {
        return feeds.of(partner);
    }

    /** Who publishes a feed; empty for one that nobody publishes any more. */
    public Optional<Partner> publisher(String feed) {
        return feeds.find(feed).map(Feeds.Feed::owner);
    }
}

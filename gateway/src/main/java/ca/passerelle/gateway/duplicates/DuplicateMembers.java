package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.duplicates.likeness.ListingTraits;
import ca.passerelle.gateway.record.StoredResource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The listings of feeds as they are compared, what of them is to be looked at, and which are one service. */
@Component
class DuplicateMembers {

    private final JdbcTemplate jdbc;
    private final ObjectMapper mapper = JsonMapper.builder().build();

    DuplicateMembers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What waits. @param again whether it is compared even if it did not change */
    record Waiting(UUID listing, boolean again) {}

    /** What the traits of one listing were drawn from. */
    record Drawn(UUID listing, @Nullable ListingTraits traits, Instant changed, Map<UUID, Integer> sources) {}

    /** Listings of feeds that were written: to be looked at, unless that version has been. */
    void changed(Map<UUID, String> feeds, Collection<StoredResource> services) {
        jdbc.batchUpdate(
                "insert into duplicate_member (listing_id, feed, pending, cluster_id)"
                        + " select v.id, ?, clock_timestamp(), v.id from (values (?::uuid)) v(id)"
                        + " where not exists (select 1 from duplicate_source s"
                        + " where s.listing_id = v.id and s.resource_id = v.id and s.version >= ?)"
                        + " on conflict (listing_id) do update set feed = excluded.feed, pending = excluded.pending",
                services.stream()
                        .filter(stored -> feeds.containsKey(stored.key().id()))
                        .map(stored -> new Object[] {
                            feeds.get(stored.key().id()), stored.key().id(), stored.version()
                        })
                        .toList());
    }

    /** Organisations and places that were written: the listings that tell of an older version are to be looked at. */
    void sourcesChanged(Collection<StoredResource> sources) {
        jdbc.update(
                "update duplicate_member set pending = clock_timestamp() where pending is null and listing_id in"
                        + " (select s.listing_id from unnest(?::uuid[], ?::int[]) v(id, version)"
                        + " join duplicate_source s on s.resource_id = v.id and s.version < v.version)",
                sources.stream().map(stored -> stored.key().id()).toArray(UUID[]::new),
                sources.stream().map(StoredResource::version).toArray(Integer[]::new));
    }

    /** Those that have one of these keys, to be compared anew. */
    void compareAgain(Collection<String> keys) {
        jdbc.update(
                "update duplicate_member set pending = clock_timestamp(), again = true where listing_id in"
                        + " (select listing_id from duplicate_key where key = any(?))",
                (Object) keys.toArray(String[]::new));
    }

    /** What has waited longest, taken off the list before it is read: what is written after that asks again. */
    List<Waiting> take(int count) {
        List<Waiting> waiting = jdbc.query(
                "select listing_id, again from duplicate_member where pending is not null order by pending, listing_id"
                        + " limit ?",
                (row, number) -> new Waiting(row.getObject("listing_id", UUID.class), row.getBoolean("again")),
                count);
        jdbc.update("update duplicate_member set pending = null, again = false where listing_id = any(?)", (Object)
                waiting.stream().map(Waiting::listing).toArray(UUID[]::new));
        return waiting;
    }

    /** What is known, without those that are compared with nothing. */
    Map<UUID, ListingTraits> traits(Collection<UUID> listings) {
        Map<UUID, ListingTraits> traits = new HashMap<>();
        jdbc.query(
                "select listing_id, traits from duplicate_member where listing_id = any(?) and traits is not null",
                row -> {
                    traits.put(row.getObject("listing_id", UUID.class), read(row.getString("traits")));
                },
                (Object) listings.toArray(UUID[]::new));
        return traits;
    }

    void write(List<Drawn> all) {
        jdbc.batchUpdate(
                "update duplicate_member set traits = ?::jsonb, completeness = ?, changed = ? where listing_id = ?",
                all.stream()
                        .map(drawn -> new Object[] {
                            drawn.traits() == null ? null : write(drawn.traits()),
                            drawn.traits() == null ? 0 : drawn.traits().completeness(),
                            Timestamp.from(drawn.changed()),
                            drawn.listing()
                        })
                        .toList());
        jdbc.update("delete from duplicate_source where listing_id = any(?)", (Object)
                all.stream().map(Drawn::listing).toArray(UUID[]::new));
        jdbc.batchUpdate(
                "insert into duplicate_source (listing_id, resource_id, version) values (?, ?, ?)",
                all.stream()
                        .flatMap(drawn -> drawn.sources().entrySet().stream()
                                .map(source -> new Object[] {drawn.listing(), source.getKey(), source.getValue()}))
                        .toList());
    }

    /** The members of the clusters that these listings belong to, themselves included, with their cluster. */
    Map<UUID, UUID> clusters(Collection<UUID> listings) {
        Map<UUID, UUID> members = new LinkedHashMap<>();
        jdbc.query(
                "select listing_id, cluster_id from duplicate_member where listing_id = any(?) or clustered and cluster_id in"
                        + " (select cluster_id from duplicate_member where listing_id = any(?) and clustered)",
                row -> {
                    members.put(row.getObject("listing_id", UUID.class), row.getObject("cluster_id", UUID.class));
                },
                listings.toArray(UUID[]::new),
                listings.toArray(UUID[]::new));
        return members;
    }

    /** @param sizes how many members each cluster has */
    void assign(Map<UUID, UUID> clusters, Map<UUID, Long> sizes) {
        jdbc.batchUpdate(
                "update duplicate_member set cluster_id = v.cluster, clustered = v.clustered"
                        + " from (values (?::uuid, ?::uuid, ?::boolean)) v(id, cluster, clustered) where listing_id = v.id"
                        + " and (cluster_id <> v.cluster or duplicate_member.clustered <> v.clustered)",
                clusters.entrySet().stream()
                        .map(entry -> new Object[] {
                            entry.getKey(), entry.getValue(), sizes.getOrDefault(entry.getValue(), 1L) > 1
                        })
                        .toList());
    }

    private String write(ListingTraits traits) {
        try {
            return mapper.writeValueAsString(traits);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListingTraits read(String json) {
        try {
            return mapper.readValue(json, ListingTraits.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

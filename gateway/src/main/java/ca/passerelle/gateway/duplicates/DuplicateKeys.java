package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.duplicates.likeness.ListingTraits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** By what listings of one service find each other, without comparing each with each. */
@Component
class DuplicateKeys {

    /**
     * More listings than this with one telephone, address or name do not tell one service: a central switchboard, a building, "Food bank". The
     * programs of one organisation at one door are fewer in nearly all feeds; twice, because two feeds list them.
     */
    static final int MOST_SHARED = 30;

    private final JdbcTemplate jdbc;

    DuplicateKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What writing changed. @param shared keys that too many have; @param crossed those that came to be so, or ceased to be */
    record Shared(Set<String> shared, Set<String> crossed) {}

    /** Replaces the keys of listings; those with no traits have none from now on. */
    Shared replace(Collection<UUID> listings, Map<UUID, ListingTraits> traits) {
        Map<UUID, Set<String>> before = of(listings);
        Map<String, Integer> change = new HashMap<>();
        Set<String> asked = new HashSet<>();
        List<Object[]> gone = new ArrayList<>();
        List<Object[]> come = new ArrayList<>();
        for (UUID listing : listings) {
            Set<String> known = before.getOrDefault(listing, Set.of());
            ListingTraits now = traits.get(listing);
            Set<String> keys = now == null ? Set.of() : now.keys();
            String feed = now == null ? "" : now.feed();
            asked.addAll(keys);
            known.stream().filter(key -> !keys.contains(key)).forEach(key -> {
                gone.add(new Object[] {key, listing});
                change.merge(key, -1, Integer::sum);
            });
            keys.stream().filter(key -> !known.contains(key)).forEach(key -> {
                come.add(new Object[] {key, listing, feed});
                change.merge(key, 1, Integer::sum);
            });
        }
        jdbc.batchUpdate("delete from duplicate_key where key = ? and listing_id = ?", gone);
        jdbc.batchUpdate("insert into duplicate_key (key, listing_id, feed) values (?, ?, ?)", come);
        asked.addAll(change.keySet());
        return shared(asked, change, MOST_SHARED + listings.size() + 1);
    }

    /** Which of these too many have. */
    Set<String> shared(Collection<String> keys) {
        return shared(keys, Map.of(), MOST_SHARED + 1).shared();
    }

    private Shared shared(Collection<String> keys, Map<String, Integer> change, int countTo) {
        Set<String> shared = new HashSet<>();
        Set<String> crossed = new HashSet<>();
        jdbc.query(
                "select k.key, (select count(*) from (select 1 from duplicate_key d where d.key = k.key limit ?) few) as held"
                        + " from unnest(?::text[]) k(key)",
                row -> {
                    String key = row.getString("key");
                    int held = row.getInt("held");
                    boolean many = held > MOST_SHARED;
                    boolean were = held - change.getOrDefault(key, 0) > MOST_SHARED;
                    if (many) {
                        shared.add(key);
                    }
                    if (many != were) {
                        crossed.add(key);
                    }
                },
                countTo,
                keys.toArray(String[]::new));
        return new Shared(shared, crossed);
    }

    /** For each listing those of other feeds that have a key in common which not too many have. */
    Map<UUID, Set<UUID>> neighbours(Collection<UUID> listings, Set<String> shared) {
        Map<UUID, Set<UUID>> neighbours = new HashMap<>();
        jdbc.query(
                "select distinct mine.listing_id as mine, theirs.listing_id as theirs from duplicate_key mine"
                        + " join duplicate_key theirs on theirs.key = mine.key and theirs.feed <> mine.feed"
                        + " where mine.listing_id = any(?) and mine.key <> all(?)",
                row -> {
                    neighbours
                            .computeIfAbsent(row.getObject("mine", UUID.class), first -> new HashSet<>())
                            .add(row.getObject("theirs", UUID.class));
                },
                listings.toArray(UUID[]::new),
                shared.toArray(String[]::new));
        return neighbours;
    }

    private Map<UUID, Set<String>> of(Collection<UUID> listings) {
        Map<UUID, Set<String>> keys = new HashMap<>();
        jdbc.query(
                "select listing_id, key from duplicate_key where listing_id = any(?)",
                row -> {
                    keys.computeIfAbsent(row.getObject("listing_id", UUID.class), first -> new HashSet<>())
                            .add(row.getString("key"));
                },
                (Object) listings.toArray(UUID[]::new));
        return keys;
    }
}

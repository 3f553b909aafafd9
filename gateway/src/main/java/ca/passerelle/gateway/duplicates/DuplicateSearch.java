package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.directory.ListingFeeds;
import ca.passerelle.gateway.duplicates.DuplicateListings.Read;
import ca.passerelle.gateway.duplicates.DuplicateMembers.Drawn;
import ca.passerelle.gateway.duplicates.DuplicateMembers.Waiting;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Basis;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Compared;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Row;
import ca.passerelle.gateway.duplicates.likeness.DuplicateMatch.Verdict;
import ca.passerelle.gateway.duplicates.likeness.ListingPair;
import ca.passerelle.gateway.duplicates.likeness.ListingTraits;
import ca.passerelle.gateway.duplicates.likeness.TraitsFromListing;
import ca.passerelle.gateway.record.StoredResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at listings that changed and finds which are one service. Runs after the import, which neither waits for it nor fails by it; each
 * batch is a transaction of its own.
 */
@Component
public class DuplicateSearch {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 50;
    private static final UUID ITSELF = Callers.GATEWAY.partner();

    private final ChangeSweep sweep;
    private final ListingFeeds feeds;
    private final DuplicateListings listings;
    private final DuplicateMembers members;
    private final DuplicateKeys keys;
    private final DuplicatePairs pairs;
    private final ClusterTable clusters;
    private final TransactionTemplate transaction;

    DuplicateSearch(
            ChangeSweep sweep,
            ListingFeeds feeds,
            DuplicateListings listings,
            DuplicateMembers members,
            DuplicateKeys keys,
            DuplicatePairs pairs,
            ClusterTable clusters,
            TransactionTemplate transaction) {
        this.sweep = sweep;
        this.feeds = feeds;
        this.listings = listings;
        this.members = members;
        this.keys = keys;
        this.pairs = pairs;
        this.clusters = clusters;
        this.transaction = transaction;
    }

    /** Looks at all that changed. Gives how many listings were looked at. */
    public int settle() {
        for (String type : List.of("HealthcareService", "Organization", "Location")) {
            while (collect(type) == PAGE) {
                // The next page.
            }
        }
        int settled = 0;
        int last;
        do {
            last = Optional.ofNullable(transaction.execute(status -> look())).orElse(0);
            settled += last;
        } while (last > 0);
        return settled;
    }

    private int collect(String type) {
        return Optional.ofNullable(transaction.execute(status -> {
                    pairs.lock();
                    List<StoredResource> page = sweep.next(type, PAGE);
                    if (type.equals("HealthcareService")) {
                        Map<UUID, StoredResource> newest = new HashMap<>();
                        page.forEach(stored -> newest.putIfAbsent(stored.key().id(), stored));
                        members.changed(feeds.of(newest.keySet()), newest.values());
                    } else {
                        members.sourcesChanged(page);
                    }
                    return page.size();
                }))
                .orElse(0);
    }

    private int look() {
        pairs.lock();
        List<Waiting> waiting = members.take(AT_ONCE);
        if (waiting.isEmpty()) {
            return 0;
        }
        Set<UUID> ids = waiting.stream().map(Waiting::listing).collect(Collectors.toSet());
        Map<UUID, ListingTraits> before = members.traits(ids);
        List<Drawn> drawn = draw(ids);
        members.write(drawn);
        Map<UUID, ListingTraits> now = new HashMap<>();
        for (Drawn one : drawn) {
            ListingTraits traits = one.traits();
            if (traits != null) {
                now.put(one.listing(), traits);
            }
        }
        Set<UUID> changed = waiting.stream()
                .filter(one -> one.again()
                        || !Optional.ofNullable(before.get(one.listing()))
                                .equals(Optional.ofNullable(now.get(one.listing()))))
                .map(Waiting::listing)
                .collect(Collectors.toSet());
        compare(changed, now);
        return waiting.size();
    }

    private List<Drawn> draw(Set<UUID> ids) {
        Map<UUID, String> feed = feeds.of(ids);
        Map<UUID, Read> read = listings.read(Callers.GATEWAY, ids);
        List<Drawn> drawn = new ArrayList<>();
        for (UUID id : ids) {
            Read listing = read.get(id);
            String from = feed.get(id);
            if (listing == null || from == null) {
                drawn.add(new Drawn(id, null, Instant.EPOCH, Map.of()));
                continue;
            }
            Optional<ListingTraits> traits = listing.whole()
                    ? TraitsFromListing.of(from, listing.service(), listing.organization(), listing.locations())
                    : Optional.empty();
            drawn.add(new Drawn(id, traits.orElse(null), listing.changed(), listing.sources()));
        }
        return drawn;
    }

    private void compare(Set<UUID> changed, Map<UUID, ListingTraits> now) {
        if (changed.isEmpty()) {
            return;
        }
        DuplicateKeys.Shared shared = keys.replace(changed, now);
        Map<UUID, Set<UUID>> neighbours = keys.neighbours(changed, shared.shared());
        Map<UUID, ListingTraits> known = new HashMap<>(
                members.traits(neighbours.values().stream().flatMap(Set::stream).collect(Collectors.toSet())));
        known.putAll(now);
        Map<ListingPair, Row> rows = pairs.of(changed).stream().collect(Collectors.toMap(Row::pair, row -> row));
        Set<UUID> touched = new HashSet<>(members.clusters(changed).keySet());
        touched.addAll(changed);
        Map<ListingPair, Compared> found = found(changed, neighbours, known, shared.shared());
        rows.values().stream()
                .filter(row -> row.basis() == Basis.KEYS && !found.containsKey(row.pair()))
                .forEach(row -> pairs.remove(row, ITSELF));
        found.forEach((pair, compared) -> pairs.found(compared, rows.get(pair), ITSELF));
        clusters.assign(touched, ITSELF);
        Set<String> crossed = shared.crossed();
        if (!crossed.isEmpty()) {
            members.compareAgain(crossed);
        }
    }

    private static Map<ListingPair, Compared> found(
            Set<UUID> changed, Map<UUID, Set<UUID>> neighbours, Map<UUID, ListingTraits> known, Set<String> shared) {
        Map<ListingPair, Compared> found = new HashMap<>();
        for (UUID one : changed) {
            for (UUID other : neighbours.getOrDefault(one, Set.of())) {
                ListingTraits here = known.get(one);
                ListingTraits there = known.get(other);
                if (here != null && there != null) {
                    Compared compared = Compared.of(here, there, shared);
                    if (compared.match().verdict() != Verdict.NONE) {
                        found.put(compared.pair(), compared);
                    }
                }
            }
        }
        return found;
    }
}

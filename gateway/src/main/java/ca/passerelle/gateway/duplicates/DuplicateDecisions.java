package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.audit.AuditTrail;
import ca.passerelle.gateway.directory.ListingFeeds;
import ca.passerelle.gateway.duplicates.DuplicateListings.Read;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Compared;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Page;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Row;
import ca.passerelle.gateway.duplicates.likeness.ListingPair;
import ca.passerelle.gateway.duplicates.likeness.ListingTraits;
import ca.passerelle.gateway.duplicates.likeness.TraitsFromListing;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people decide on which listings are one service. Health authorities decide on all pairs, a directory on those with a listing of a feed
 * that it publishes. A listing whose address is confidential is in no pair and no cluster, whatever was found before it became so.
 */
@Component
class DuplicateDecisions {

    private final DuplicatePairs pairs;
    private final DuplicateMembers members;
    private final DuplicateKeys keys;
    private final ClusterTable clusters;
    private final DuplicateListings listings;
    private final ListingFeeds feeds;
    private final Partners partners;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    DuplicateDecisions(
            DuplicatePairs pairs,
            DuplicateMembers members,
            DuplicateKeys keys,
            ClusterTable clusters,
            DuplicateListings listings,
            ListingFeeds feeds,
            Partners partners,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.pairs = pairs;
        this.members = members;
        this.keys = keys;
        this.clusters = clusters;
        this.listings = listings;
        this.feeds = feeds;
        this.partners = partners;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** A pair as it stands. @param row null when nothing was found or decided */
    record Side(Compared compared, @Nullable Row row, Map<UUID, Read> listings) {}

    /** What the caller may decide, the likeliest first. */
    Page open(Caller caller, long from, int count) {
        Set<String> own = requireDecider(caller);
        return pairs.proposed(own, from, count);
    }

    /** Those of these listings that may be shown beside others. */
    Map<UUID, Read> shown(Caller caller, Collection<UUID> ids) {
        Map<UUID, Read> shown = new LinkedHashMap<>();
        listings.read(caller, ids).forEach((id, read) -> {
            if (read.whole() && read.locations().stream().noneMatch(TraitsFromListing::isConfidential)) {
                shown.put(id, read);
            }
        });
        return shown;
    }

    /**
     * Two listings side by side.
     *
     * @throws Refusal NOT_FOUND when one of them is compared with nothing, NOT_ALLOWED when the caller decides on neither
     */
    Side side(Caller caller, ListingPair pair) {
        Set<String> own = requireDecider(caller);
        Map<UUID, Read> shown = shown(caller, List.of(pair.one(), pair.other()));
        Map<UUID, ListingTraits> traits = members.traits(shown.keySet());
        ListingTraits one = traits.get(pair.one());
        ListingTraits other = traits.get(pair.other());
        if (one == null || other == null || one.id().equals(other.id())) {
            throw Refusal.notFound("pair");
        }
        if (own != null && !own.contains(one.feed()) && !own.contains(other.feed())) {
            throw notAllowed();
        }
        Set<String> all = Stream.of(one, other)
                .flatMap(listing -> listing.keys().stream())
                .collect(Collectors.toSet());
        Row row = pairs.find(pair).orElse(null);
        return new Side(Compared.of(one, other, keys.shared(all)), row, shown);
    }

    /**
     * Decides a pair, proposed or not.
     *
     * @throws Refusal as {@link #side}; UNPROCESSABLE for two listings of one feed; CONFLICT when it contradicts what people decided on others
     */
    void decide(Caller caller, ListingPair pair, boolean linked, String reason) {
        transaction.executeWithoutResult(status -> {
            pairs.lock();
            Compared compared = side(caller, pair).compared();
            if (compared.one().feed().equals(compared.other().feed())) {
                throw Refusal.unprocessable(
                        "pair",
                        ProblemCode.INVALID_VALUE,
                        "Both listings come from one feed: its publisher decides there whether they are two.");
            }
            Set<UUID> touched = new HashSet<>(
                    members.clusters(List.of(pair.one(), pair.other())).keySet());
            pairs.decide(compared, linked, caller.partner(), reason);
            touched.add(pair.one());
            touched.add(pair.other());
            if (!clusters.assign(touched, caller.partner()).isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "pair",
                        ProblemCode.CONFLICT,
                        "People linked or separated other listings of these so that both cannot be true: decide on those first.");
            }
            audit.add(new AuditTrail.Entry(
                    caller.partner(),
                    linked ? "duplicate-link" : "duplicate-separate",
                    "HealthcareService",
                    pair.one() + " " + pair.other(),
                    "success"));
        });
    }

    /**
     * The listings that are one service with this one, alone where there are no others. Every partner may read it.
     *
     * @throws Refusal NOT_FOUND when there is no such listing, or its address is confidential
     */
    Map<UUID, Read> cluster(Caller caller, UUID listing) {
        Set<UUID> ids = new HashSet<>(members.clusters(List.of(listing)).keySet());
        ids.add(listing);
        Map<UUID, Read> shown = shown(caller, ids);
        Read own = shown.get(listing);
        if (own == null) {
            throw Refusal.notFound("service");
        }
        // One whose address became confidential a moment ago: the others would tell it.
        return shown.size() == ids.size() ? shown : Map.of(listing, own);
    }

    /** Null for all feeds. */
    private @Nullable Set<String> requireDecider(Caller caller) {
        Optional<Partner> partner = partners.byId(caller.partner());
        if (partner.filter(known -> known.kind() == Partner.Kind.AUTHORITY).isPresent()) {
            return null;
        }
        if (partner.filter(known -> known.kind() == Partner.Kind.DIRECTORY).isEmpty()) {
            throw notAllowed();
        }
        return feeds.publishedBy(caller.partner());
    }

    private static Refusal notAllowed() {
        return new Refusal(
                Refusal.Kind.NOT_ALLOWED,
                "duplicates",
                ProblemCode.NOT_ALLOWED,
                "Health authorities, and directories for the feeds that they publish, decide which listings are one service.");
    }
}

package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.access.PairDecision;
import ca.passerelle.gateway.directory.ListingFeeds;
import ca.passerelle.gateway.duplicates.DuplicateDecisions.Side;
import ca.passerelle.gateway.duplicates.DuplicateListings.Read;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Page;
import ca.passerelle.gateway.duplicates.DuplicatePairs.Row;
import ca.passerelle.gateway.duplicates.likeness.Ground;
import ca.passerelle.gateway.duplicates.likeness.ListingPair;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What people are shown of listings that may be one service, in their language: the queue, a pair side by side, a service as all its sources tell it. */
@Component
public class DuplicateView {

    private final DuplicateDecisions decisions;
    private final DuplicateClusters clusters;
    private final ListingFeeds feeds;
    private final MessageSource messages;

    DuplicateView(
            DuplicateDecisions decisions, DuplicateClusters clusters, ListingFeeds feeds, MessageSource messages) {
        this.decisions = decisions;
        this.clusters = clusters;
        this.feeds = feeds;
        this.messages = messages;
    }

    /** What speaks for or against. @param weight {@code strong}, {@code hint}, {@code doubt} or {@code veto} */
    public record Why(String code, String weight, String text) {}

    /** A listing and where it comes from. */
    public record Source(
            String service,
            @Nullable String name,
            @Nullable String feed,
            @Nullable String publisher,
            Instant changed) {}

    /** Two listings that may be one service. */
    public record Proposal(Source one, Source other, int score, List<Why> grounds, Instant raised) {}

    public record Proposals(long total, int page, int perPage, List<Proposal> pairs) {}

    /** One field. @param values in the order of the sources */
    public record Field(
            String field,
            String text,
            boolean agree,
            @Nullable String newest,
            @Nullable String mostComplete,
            List<Value> values) {}

    public record Value(String service, @Nullable String feed, Instant changed, List<String> value) {}

    /** @param state {@code proposed}, {@code linked}, {@code separate}, or {@code none} when nothing was found */
    public record SideBySide(
            String state,
            @Nullable String basis,
            int score,
            List<Why> grounds,
            @Nullable Instant decided,
            @Nullable String reason,
            List<Source> sources,
            List<Field> fields) {}

    /** @param best the source that $match shows */
    public record Cluster(String best, List<Source> sources, List<Field> fields) {}

    /**
     * A page of what the caller may decide, the likeliest first.
     *
     * @param page from 1
     */
    public Proposals proposals(Caller caller, int page, int perPage, Locale language) {
        Page found = decisions.open(caller, (page - 1L) * perPage, perPage);
        Set<UUID> ids = found.rows().stream()
                .flatMap(row -> Stream.of(row.pair().one(), row.pair().other()))
                .collect(Collectors.toSet());
        Map<UUID, Source> sources = sources(decisions.shown(caller, ids), language).stream()
                .collect(Collectors.toMap(source -> id(source.service()), source -> source));
        return new Proposals(
                found.total(),
                page,
                perPage,
                found.rows().stream()
                        .flatMap(row -> proposal(row, sources, language))
                        .toList());
    }

    /** Two listings side by side. */
    public SideBySide pair(Caller caller, UUID one, UUID other, Locale language) {
        Side side = decisions.side(caller, new ListingPair(one, other));
        Row row = side.row();
        Set<Ground> grounds = new TreeSet<>(side.compared().match().grounds());
        if (row != null) {
            grounds.addAll(row.grounds());
        }
        return new SideBySide(
                row == null ? "none" : row.state().name().toLowerCase(Locale.ROOT),
                row == null ? null : row.basis().name().toLowerCase(Locale.ROOT),
                side.compared().match().score(),
                why(grounds, language),
                row == null ? null : row.decided(),
                row == null ? null : row.reason(),
                sources(side.listings(), language),
                fields(side.listings(), language));
    }

    /** Decides a pair. */
    public void decide(Caller caller, UUID one, UUID other, PairDecision decision) {
        PairDecision checked = decision.checked();
        decisions.decide(caller, new ListingPair(one, other), checked.isLink(), checked.words());
    }

    /** The listings that are one service with this one. */
    public Cluster sources(Caller caller, UUID listing, Locale language) {
        Map<UUID, Read> members = decisions.cluster(caller, listing);
        UUID best = clusters.best(members.keySet()).orElse(listing);
        return new Cluster(reference(best), sources(members, language), fields(members, language));
    }

    private Stream<Proposal> proposal(Row row, Map<UUID, Source> sources, Locale language) {
        Source one = sources.get(row.pair().one());
        Source other = sources.get(row.pair().other());
        return one == null || other == null
                ? Stream.empty()
                : Stream.of(new Proposal(one, other, row.score(), why(row.grounds(), language), row.raised()));
    }

    private List<Source> sources(Map<UUID, Read> listings, Locale language) {
        Map<UUID, String> from = feeds.of(listings.keySet());
        return listings.entrySet().stream()
                .map(entry -> new Source(
                        reference(entry.getKey()),
                        entry.getValue().service().getName(),
                        from.get(entry.getKey()),
                        publisher(from.get(entry.getKey()), language),
                        entry.getValue().changed()))
                .toList();
    }

    private @Nullable String publisher(@Nullable String feed, Locale language) {
        return feed == null
                ? null
                : feeds.publisher(feed)
                        .map((Partner partner) -> partner.name(language))
                        .orElse(null);
    }

    private List<Field> fields(Map<UUID, Read> listings, Locale language) {
        Map<UUID, String> from = feeds.of(listings.keySet());
        return FieldProvenance.of(listings).stream()
                .map(field -> new Field(
                        field.field().code(),
                        text("duplicate.field." + field.field().code(), language),
                        field.agree(),
                        field.newest() == null ? null : reference(field.newest()),
                        field.mostComplete() == null ? null : reference(field.mostComplete()),
                        field.values().stream()
                                .map(value -> new Value(
                                        reference(value.listing()),
                                        from.get(value.listing()),
                                        value.changed(),
                                        value.value()))
                                .toList()))
                .toList();
    }

    private List<Why> why(Collection<Ground> grounds, Locale language) {
        return grounds.stream()
                .sorted()
                .map(ground -> new Why(
                        ground.code(),
                        ground.weight().name().toLowerCase(Locale.ROOT),
                        text("duplicate.ground." + ground.code(), language)))
                .toList();
    }

    private String text(String key, Locale language) {
        boolean french = language.getLanguage().equals(Locale.FRENCH.getLanguage());
        return messages.getMessage(key, null, french ? Locale.CANADA_FRENCH : Locale.CANADA);
    }

    private static String reference(UUID listing) {
        return new ResourceKey("HealthcareService", listing).reference();
    }

    private static UUID id(String reference) {
        return UUID.fromString(reference.substring(reference.indexOf('/') + 1));
    }
}

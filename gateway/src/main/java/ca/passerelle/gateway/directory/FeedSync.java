package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the record and the search table hold what a feed holds, and touches nothing that is already so. Runs inside a transaction. */
@Component
class FeedSync {

    private final RecordTable records;
    private final ListingTable listings;
    private final FeedPublications publications;
    private final FeedWriter writer;
    private final DirectoryProperties properties;

    FeedSync(
            RecordTable records,
            ListingTable listings,
            FeedPublications publications,
            FeedWriter writer,
            DirectoryProperties properties) {
        this.records = records;
        this.listings = listings;
        this.publications = publications;
        this.writer = writer;
        this.properties = properties;
    }

    /** How many records went which way. */
    record Changes(int created, int updated, int unchanged, int retired, int held) {}

    Changes apply(Feeds.Feed feed, UUID run, FeedContents contents) {
        records.lock(feed.key());
        Map<SourceKey, Known> known = records.all(feed.key());
        Caller publisher = Callers.of(feed.owner());
        FeedIds ids = new FeedIds(feed.key());
        Set<SourceKey> present = new HashSet<>();
        Set<SourceKey> changed = new HashSet<>();
        int created = 0;
        for (List<Publication> kind : publications.of(contents, ids)) {
            List<Publication> toWrite = new ArrayList<>();
            for (Publication publication : kind) {
                Known before = known.get(publication.source());
                present.add(publication.source());
                if (before == null || !before.active() || !publication.hasHash(before.hash())) {
                    toWrite.add(publication);
                    changed.add(publication.source());
                    created += before == null || !before.active() ? 1 : 0;
                }
            }
            writer.publish(publisher, toWrite);
            records.written(feed.key(), run, toWrite);
        }
        writeRows(feed, ids, contents, changed);
        Retirement retirement = Retirement.of(known.values(), present, broken(contents), properties);
        if (!retirement.held() && !retirement.missing().isEmpty()) {
            retire(feed, run, publisher, retirement.missing());
        }
        int missing = retirement.missing().size();
        return new Changes(
                created,
                changed.size() - created,
                present.size() - changed.size(),
                retirement.held() ? 0 : missing,
                retirement.held() ? missing : 0);
    }

    /** A search row also tells of its organisation and its place, and changes with them. */
    private void writeRows(Feeds.Feed feed, FeedIds ids, FeedContents contents, Set<SourceKey> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, ListedOrganization> organizations = contents.organizations().stream()
                .collect(Collectors.toMap(organization -> organization.key().id(), Function.identity()));
        Map<String, ListedPlace> places = contents.places().stream()
                .collect(Collectors.toMap(place -> place.key().id(), Function.identity()));
        RowFromListing mapping = new RowFromListing(ids, feed.language());
        List<ListingRow> rows = contents.listings().stream()
                .filter(listing -> touches(listing, changed))
                .map(listing ->
                        mapping.row(listing, organizations.get(listing.organization()), places.get(listing.place())))
                .toList();
        listings.write(feed.key(), rows);
    }

    private static boolean touches(Listing listing, Set<SourceKey> changed) {
        return changed.contains(listing.key())
                || listing.organization() != null
                        && changed.contains(new SourceKey(RecordKind.ORGANIZATION, listing.organization()))
                || listing.place() != null && changed.contains(new SourceKey(RecordKind.LOCATION, listing.place()));
    }

    private void retire(Feeds.Feed feed, UUID run, Caller publisher, List<Known> missing) {
        writer.retire(publisher, missing);
        records.retired(feed.key(), run, missing);
        listings.retire(missing.stream().map(Known::resource).toList());
    }

    /** A record that is in the feed but cannot be used keeps its last good state. */
    private static Set<String> broken(FeedContents contents) {
        return contents.findings().stream()
                .filter(finding -> finding.rule().severity() == DirectoryRule.Severity.QUARANTINED)
                .map(Finding::key)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toSet());
    }
}

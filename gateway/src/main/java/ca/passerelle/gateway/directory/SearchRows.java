package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.fhir.FeedIds;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.ListedOrganization;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rows that search reads. A row also tells of its organisation and its place, and changes with them. */
@Component
class SearchRows {

    private static final int BATCH = 1_000;

    private final ListingTable table;

    SearchRows(ListingTable table) {
        this.table = table;
    }

    /** Writes the rows of listings that changed, or whose organisation or place did. */
    void write(Feeds.Feed feed, FeedIds ids, FeedContents contents, Set<SourceKey> changed) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, ListedOrganization> organizations = contents.organizations().stream()
                .collect(Collectors.toMap(organization -> organization.key().id(), Function.identity()));
        Map<String, ListedPlace> places = contents.places().stream()
                .collect(Collectors.toMap(place -> place.key().id(), Function.identity()));
        boolean many = changed.size() > BATCH;
        if (many) {
            table.collect();
        }
        RowFromListing mapping = new RowFromListing(ids, feed.language());
        List<ListingRow> rows = new ArrayList<>();
        for (Listing listing : contents.listings()) {
            if (touches(listing, changed)) {
                rows.add(mapping.row(listing, organizations.get(listing.organization()), places.get(listing.place())));
            }
            if (rows.size() == BATCH) {
                table.write(feed.key(), rows);
                rows.clear();
            }
        }
        table.write(feed.key(), rows);
        if (many) {
            table.settle();
        }
    }

    void retire(List<UUID> services) {
        table.retire(services);
    }

    private static boolean touches(Listing listing, Set<SourceKey> changed) {
        return changed.contains(listing.key())
                || listing.organization() != null
                        && changed.contains(new SourceKey(RecordKind.ORGANIZATION, listing.organization()))
                || listing.place() != null && changed.contains(new SourceKey(RecordKind.LOCATION, listing.place()));
    }
}

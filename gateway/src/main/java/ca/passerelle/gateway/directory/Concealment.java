package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.ListedPlace;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * When something becomes secret, or is not to be shown any more, what told it before must not go on telling it: older versions, records that the
 * feed no longer holds or holds damaged, and those that are older than what is known. What the feed holds is written anew without it.
 */
@Component
class Concealment {

    private final SecretTable secrets;
    private final FeedWriter writer;

    Concealment(SecretTable secrets, FeedWriter writer) {
        this.secrets = secrets;
        this.writer = writer;
    }

    /** To be called after all else was written. */
    void apply(
            FeedRun run, FeedContents contents, Comparison comparison, Caller publisher, Map<SourceKey, Known> known) {
        Set<SourceKey> fresh = new HashSet<>(contents.secret());
        fresh.removeAll(secrets.all(run.feed().key()));
        Set<SourceKey> withdrawn = withdrawn(contents.withdrawn(), comparison, known.keySet());
        if (fresh.isEmpty() && withdrawn.isEmpty()) {
            return;
        }
        Set<SourceKey> forgotten = new HashSet<>();
        if (!fresh.isEmpty()) {
            forgotten.addAll(comparison.changed());
            forgotten.addAll(around(contents, fresh));
        }
        List<Known> left = left(known.values(), comparison, fresh, withdrawn);
        if (fresh.isEmpty() && left.isEmpty()) {
            return;
        }
        Set<SourceKey> places = writer.conceal(publisher, left, contents.secrets(), withdrawn);
        places.removeAll(withdrawn);
        fresh.addAll(places);
        secrets.add(run.feed().key(), run.id(), fresh);
        left.forEach(record -> forgotten.add(record.source()));
        writer.forget(
                publisher,
                known.values().stream()
                        .filter(record -> forgotten.contains(record.source()))
                        .toList());
    }

    /** Ids are unique within a kind only: what the feed still holds was not withdrawn. */
    private static Set<SourceKey> withdrawn(Set<String> ids, Comparison comparison, Set<SourceKey> known) {
        return known.stream()
                .filter(source -> ids.contains(source.id()))
                .filter(source -> !comparison.present().contains(source))
                .collect(Collectors.toSet());
    }

    /** Records that were not compared with the feed, or not taken over. */
    private static List<Known> left(
            Collection<Known> known, Comparison comparison, Set<SourceKey> fresh, Set<SourceKey> withdrawn) {
        return known.stream()
                .filter(record -> !comparison.isChanged(record.source()))
                .filter(record -> fresh.isEmpty()
                        // Once: later it stands there without.
                        ? record.active() && withdrawn.contains(record.source())
                        : !comparison.present().contains(record.source()) || comparison.isStale(record.source()))
                .toList();
    }

    /** Whatever has to do with the organisations and services of places that have become secret. */
    private static Set<SourceKey> around(FeedContents contents, Set<SourceKey> fresh) {
        Set<String> organizations = new HashSet<>();
        Set<SourceKey> around = new HashSet<>(fresh);
        for (ListedPlace place : contents.places()) {
            if (fresh.contains(place.key()) && place.organization() != null) {
                organizations.add(place.organization());
            }
        }
        for (Listing listing : contents.listings()) {
            boolean there =
                    listing.place() != null && fresh.contains(new SourceKey(RecordKind.LOCATION, listing.place()));
            if (there && listing.organization() != null) {
                organizations.add(listing.organization());
            }
        }
        for (String organization : organizations) {
            around.add(new SourceKey(RecordKind.ORGANIZATION, organization));
        }
        for (Listing listing : contents.listings()) {
            if (listing.organization() != null && organizations.contains(listing.organization())) {
                around.add(listing.key());
            }
        }
        return around;
    }
}

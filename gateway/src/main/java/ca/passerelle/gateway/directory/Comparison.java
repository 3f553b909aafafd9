package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a feed would change, record by record, found out without writing anything. */
final class Comparison {

    private final Map<SourceKey, Known> known;
    private final Set<SourceKey> present = new HashSet<>();
    private final Set<SourceKey> changed = new HashSet<>();
    private final Set<SourceKey> crisis = new HashSet<>();
    private final List<Finding> older = new ArrayList<>();
    private final Set<SourceKey> stale = new HashSet<>();
    private int created;

    Comparison(Map<SourceKey, Known> known) {
        this.known = known;
    }

    /** A record of a feed of which nothing is known is new whatever it holds. */
    void takeAll(Collection<Candidate> candidates) {
        candidates.forEach(candidate -> {
            present.add(candidate.source());
            changed.add(candidate.source());
        });
        created += candidates.size();
    }

    /** @param hash of the resource that the candidate would become */
    void take(Candidate candidate, byte[] hash) {
        Known before = known.get(candidate.source());
        present.add(candidate.source());
        if (before != null && before.active() && Arrays.equals(hash, before.hash())) {
            return;
        }
        if (before != null
                && before.active()
                && (stale.contains(candidate.source()) || isOlder(candidate.modified(), before.modified()))) {
            stale.add(candidate.source());
            older.add(new Finding(
                    DirectoryRule.RECORD_OLDER, "record", candidate.source().id()));
            return;
        }
        changed.add(candidate.source());
        created += before == null || !before.active() ? 1 : 0;
        if (before != null
                && before.active()
                && before.crisis() != null
                && !Arrays.equals(before.crisis(), candidate.crisis())) {
            crisis.add(candidate.source());
        }
    }

    /**
     * A service's date is that of whatever belongs to it (HSDS, {@code last_modified}), and its place and its organisation have none of their own: as it is
     * told by a service that is older than what is known, so are they, unless another of their services is newer. To be called when the listings have been
     * taken, before anything else is.
     */
    void dateOthersBy(Collection<Listing> listings) {
        Set<SourceKey> told = new HashSet<>();
        Set<SourceKey> newer = new HashSet<>();
        if (stale.isEmpty()) {
            return;
        }
        for (Listing listing : listings) {
            boolean older = stale.contains(listing.key());
            if (older || changed.contains(listing.key())) {
                Set<SourceKey> others = older ? told : newer;
                if (listing.place() != null) {
                    others.add(new SourceKey(RecordKind.LOCATION, listing.place()));
                }
                if (listing.organization() != null) {
                    others.add(new SourceKey(RecordKind.ORGANIZATION, listing.organization()));
                }
            }
        }
        told.removeAll(newer);
        stale.addAll(told);
    }

    /** Days or instants as feeds write them; an instant is only held against an instant. */
    private static boolean isOlder(@Nullable String incoming, @Nullable String before) {
        if (incoming == null || before == null) {
            return false;
        }
        boolean instants = incoming.length() > 10 && before.length() > 10;
        return instants
                ? java.time.OffsetDateTime.parse(incoming).isBefore(java.time.OffsetDateTime.parse(before))
                : incoming.substring(0, 10).compareTo(before.substring(0, 10)) < 0;
    }

    /** Crisis lines that would be reached otherwise, or not at all, with those that are missing. */
    List<Finding> crisisLines(Collection<Known> missing) {
        missing.stream().filter(record -> record.crisis() != null).forEach(record -> crisis.add(record.source()));
        return crisis.stream()
                .map(source -> new Finding(DirectoryRule.CRISIS_LINE_CHANGED, "record", source.id()))
                .toList();
    }

    boolean isChanged(SourceKey source) {
        return changed.contains(source);
    }

    Set<SourceKey> present() {
        return present;
    }

    Set<SourceKey> changed() {
        return changed;
    }

    List<Finding> older() {
        return older;
    }

    /** Whether what the feed says of it is older than what is known, and was not taken over. */
    boolean isStale(SourceKey source) {
        return stale.contains(source);
    }

    int created() {
        return created;
    }
}

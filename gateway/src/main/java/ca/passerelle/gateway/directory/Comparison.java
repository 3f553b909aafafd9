package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
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
        if (before != null && before.active() && isOlder(candidate.modified(), before.modified())) {
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

    int created() {
        return created;
    }
}

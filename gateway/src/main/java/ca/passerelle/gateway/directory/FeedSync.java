package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.directory.RecordTable.Known;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * Makes the record and the search table hold what a feed holds, and touches nothing that is already so. Runs inside a transaction. What a person
 * has to agree to is found out before anything is written.
 */
@Component
class FeedSync {

    private static final int BATCH = 500;

    private final RecordTable records;
    private final Concealment concealment;
    private final SearchRows rows;
    private final FeedPublications publications;
    private final FeedWriter writer;
    private final DirectoryProperties properties;

    FeedSync(
            RecordTable records,
            Concealment concealment,
            SearchRows rows,
            FeedPublications publications,
            FeedWriter writer,
            DirectoryProperties properties) {
        this.records = records;
        this.concealment = concealment;
        this.rows = rows;
        this.publications = publications;
        this.writer = writer;
        this.properties = properties;
    }

    /**
     * How many records went, or would go, which way.
     *
     * @param held how many retirements wait for a person
     * @param waits whether nothing was written because a person has to agree
     * @param findings what comparing found
     */
    record Changes(
            int created, int updated, int unchanged, int retired, int held, boolean waits, List<Finding> findings) {}

    /**
     * @param extent which records the contents speak of
     * @param agreed a person has agreed to whatever it changes
     * @param progress is told now and then how many records have been written
     */
    Changes apply(FeedRun run, FeedContents contents, Extent extent, boolean agreed, IntConsumer progress) {
        records.lock(run.feed().key());
        Map<SourceKey, Known> known = records.all(run.feed().key());
        List<List<Candidate>> kinds = publications.of(contents, run.ids());
        Comparison comparison = new Comparison(known);
        if (known.isEmpty()) {
            kinds.forEach(comparison::takeAll);
        } else {
            // Listings are the only ones with dates.
            compare(kinds.get(kinds.size() - 1), comparison);
            comparison.dateOthersBy(contents.listings());
            kinds.subList(0, kinds.size() - 1).forEach(kind -> compare(kind, comparison));
        }
        Retirement retirement =
                Retirement.of(known.values(), extent, comparison.present(), contents.setAside(), properties);
        List<Known> missing = retirement.missing();
        List<Finding> findings = new ArrayList<>(comparison.older());
        List<Finding> crisis = comparison.crisisLines(missing);
        findings.addAll(crisis);
        if (retirement.held()) {
            findings.add(new Finding(DirectoryRule.FEED_SHRUNK, "package", ""));
        }
        boolean waits = !agreed && (retirement.held() || !crisis.isEmpty());
        if (!waits) {
            write(run, contents, kinds, comparison, missing, known, progress);
        }
        int updated = comparison.changed().size() - comparison.created();
        int unchanged = comparison.present().size() - comparison.changed().size() + extent.beyond(known.values());
        return new Changes(
                comparison.created(),
                updated,
                unchanged,
                waits ? 0 : missing.size(),
                waits ? missing.size() : 0,
                waits,
                findings);
    }

    /** Making a resource to see whether it has changed is most of the work of a feed that has not: every core takes part in it. */
    private void compare(List<Candidate> kind, Comparison comparison) {
        List<byte[]> hashes = kind.parallelStream()
                .map(candidate -> publications.publication(candidate).hash())
                .toList();
        for (int i = 0; i < kind.size(); i++) {
            comparison.take(kind.get(i), hashes.get(i));
        }
    }

    private void write(
            FeedRun run,
            FeedContents contents,
            List<List<Candidate>> kinds,
            Comparison comparison,
            List<Known> missing,
            Map<SourceKey, Known> known,
            IntConsumer progress) {
        Caller publisher = Callers.of(run.feed().owner());
        int written = 0;
        for (List<Candidate> kind : kinds) {
            List<Candidate> changed = kind.stream()
                    .filter(candidate -> comparison.isChanged(candidate.source()))
                    .toList();
            // Organisations may refer to each other either way round, so that they are written as a whole.
            boolean together = !changed.isEmpty() && changed.get(0).source().kind() == RecordKind.ORGANIZATION;
            int batch = together ? changed.size() : BATCH;
            for (int from = 0; from < changed.size(); from += batch) {
                List<Publication> part = changed.subList(from, Math.min(changed.size(), from + batch)).stream()
                        .map(publications::publication)
                        .toList();
                writer.publish(publisher, part, known.keySet(), run.provenance());
                records.written(run, part);
                written += part.size();
                progress.accept(written);
            }
        }
        rows.write(run.feed(), run.ids(), contents, comparison.changed());
        if (!missing.isEmpty()) {
            writer.retire(publisher, missing, run.provenance());
            records.retired(run, missing);
            rows.retire(missing.stream().map(Known::resource).toList());
        }
        concealment.apply(run, contents, comparison, publisher, known);
    }
}

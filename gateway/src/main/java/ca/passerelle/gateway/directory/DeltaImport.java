package ca.passerelle.gateway.directory;

import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.ImportReport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies what changed in a fetched feed, in one transaction with what is kept of the feed. What a person has to agree to is left to the import of
 * the whole, which holds it.
 */
@Component
class DeltaImport {

    private final RecordTable records;
    private final SourceTable sources;
    private final CrawledTable crawled;
    private final PackageTable packages;
    private final RunTable runs;
    private final FeedSync sync;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeltaImport(
            RecordTable records,
            SourceTable sources,
            CrawledTable crawled,
            PackageTable packages,
            RunTable runs,
            FeedSync sync,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.records = records;
        this.sources = sources;
        this.crawled = crawled;
        this.packages = packages;
        this.runs = runs;
        this.sync = sync;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * @param since what the crawl began from; another import may have been applied meanwhile
     * @param etag of the list of ids
     * @return empty when nothing was written, and the feed has to be imported as a whole
     */
    Optional<ImportReport> take(Feeds.Feed feed, Delta delta, Instant since, @Nullable String etag, Instant started) {
        Optional<ImportReport> report =
                Optional.ofNullable(transaction.execute(status -> apply(status, feed, delta, since, etag, started)));
        report.ifPresent(RunReport::log);
        return report;
    }

    private @Nullable ImportReport apply(
            TransactionStatus status,
            Feeds.Feed feed,
            Delta delta,
            Instant since,
            @Nullable String etag,
            Instant started) {
        records.lock(feed.key());
        if (sources.of(feed.key()).filter(state -> since.equals(state.since())).isEmpty()) {
            return null;
        }
        FeedRun run = new FeedRun(UUID.randomUUID(), feed, started);
        String name = kept(delta);
        runs.begin(run.id(), feed, Channel.DIRECTORY_API, feed.language(), name, started);
        FeedSync.Changes changes = sync.apply(run, delta.after(), Extent.of(delta.before()), false, written -> {});
        if (changes.waits()) {
            status.setRollbackOnly();
            return null;
        }
        crawled.apply(feed.key(), delta.changed(), delta.gone());
        sources.applied(feed.key(), etag, started);
        packages.hold(feed.key(), feed.language(), name, run.id(), null, clock.instant());
        ImportReport report = RunReport.of(run, clock.instant(), delta.after(), changes);
        runs.end(report);
        return report;
    }

    /** The records that changed, as they came. */
    private String kept(Delta delta) {
        try (ScratchFolder folder = new ScratchFolder()) {
            Path file = folder.snapshot(
                    "changed",
                    delta.changed().values().stream().map(crawled::line).toList());
            return packages.keep(file);
        }
    }
}

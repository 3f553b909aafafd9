package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of a directory package: kept sealed, read and mapped outside any transaction, applied in one, so that a reader sees either the old
 * directory or the new one. The run's row is there from the start, says how far it is, and how it ended.
 */
@Component
class DirectoryImport implements DirectoryIntake {

    private static final int TELL_EVERY = 2_000;

    private final Feeds feeds;
    private final RunTable runs;
    private final PackageTable packages;
    private final PackageReading reading;
    private final FeedSync sync;
    private final SourceTable sources;
    private final CrawledTable crawled;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Clock clock;

    DirectoryImport(
            Feeds feeds,
            RunTable runs,
            PackageTable packages,
            PackageReading reading,
            FeedSync sync,
            SourceTable sources,
            CrawledTable crawled,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.feeds = feeds;
        this.runs = runs;
        this.packages = packages;
        this.reading = reading;
        this.sync = sync;
        this.sources = sources;
        this.crawled = crawled;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    @Override
    public ImportReport take(DirectoryUpload upload) {
        return take(upload, false);
    }

    /** @param agreed a person has agreed to whatever it changes */
    ImportReport take(DirectoryUpload upload, boolean agreed) {
        Instant started = clock.instant();
        UUID run = UUID.randomUUID();
        Optional<Feeds.Feed> feed = feeds.find(upload.feed());
        if (feed.isEmpty()) {
            return RunReport.refused(
                    run,
                    upload.feed(),
                    started,
                    clock.instant(),
                    new FeedRefusedException(DirectoryRule.FEED_UNKNOWN, "package"));
        }
        String language = upload.language() == null ? feed.get().language() : upload.language();
        String name = Objects.requireNonNull(transaction.execute(status -> {
            String kept = packages.keep(upload.file());
            runs.begin(run, feed.get(), upload.channel(), language, kept, started);
            return kept;
        }));
        try {
            ImportReport report = run(run, feed.get(), upload, language, name, started, agreed);
            RunReport.log(report);
            return report;
        } catch (RuntimeException failed) {
            runs.fail(run, clock.instant());
            throw failed;
        }
    }

    /** Keeps the report of a source that gave nothing to import. */
    ImportReport refuse(String key, Channel channel, FeedRefusedException refusal) {
        Instant started = clock.instant();
        UUID run = UUID.randomUUID();
        ImportReport report = RunReport.refused(run, key, started, clock.instant(), refusal);
        feeds.find(key).ifPresent(feed -> {
            runs.begin(run, feed, channel, feed.language(), null, started);
            runs.end(report);
        });
        return report;
    }

    private ImportReport run(
            UUID run,
            Feeds.Feed feed,
            DirectoryUpload upload,
            String language,
            String name,
            Instant started,
            boolean agreed) {
        PackageReading.Read read;
        try {
            read = reading.read(feed, language, upload.file());
        } catch (FeedRefusedException refusal) {
            ImportReport report = RunReport.refused(run, feed.key(), started, clock.instant(), refusal);
            runs.end(report);
            return report;
        }
        AtomicInteger told = new AtomicInteger();
        return Objects.requireNonNull(transaction.execute(status -> {
            FeedSync.Changes changes = sync.apply(
                    new FeedRun(run, feed, started),
                    read.directory(),
                    Extent.whole(),
                    agreed,
                    written -> tell(run, written, told));
            if (!changes.waits()) {
                packages.hold(feed.key(), language, name, run, read.stamp(), clock.instant());
                if (upload.channel() != Channel.DIRECTORY_API && language.equals(feed.language())) {
                    sources.restart(feed.key());
                    crawled.clear(feed.key());
                }
            }
            ImportReport report =
                    RunReport.of(new FeedRun(run, feed, started), clock.instant(), read.directory(), changes);
            runs.end(report);
            return report;
        }));
    }

    private void tell(UUID run, int written, AtomicInteger told) {
        if (written - told.get() >= TELL_EVERY) {
            told.set(written);
            apart.executeWithoutResult(status -> runs.progress(run, written));
        }
    }
}

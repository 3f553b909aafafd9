package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryIntake;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryImport.class);
    private static final int TELL_EVERY = 2_000;

    private final Feeds feeds;
    private final RunTable runs;
    private final PackageTable packages;
    private final PackageReading reading;
    private final FeedSync sync;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Clock clock;

    DirectoryImport(
            Feeds feeds,
            RunTable runs,
            PackageTable packages,
            PackageReading reading,
            FeedSync sync,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.feeds = feeds;
        this.runs = runs;
        this.packages = packages;
        this.reading = reading;
        this.sync = sync;
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
            return refused(
                    run, upload.feed(), started, new FeedRefusedException(DirectoryRule.FEED_UNKNOWN, "package"));
        }
        String language = upload.language() == null ? feed.get().language() : upload.language();
        String name = Objects.requireNonNull(transaction.execute(status -> {
            String kept = packages.keep(upload.file());
            runs.begin(run, feed.get(), upload.channel(), language, kept, started);
            return kept;
        }));
        try {
            ImportReport report = run(run, feed.get(), upload, language, name, started, agreed);
            LOG.info(
                    "directory feed {}: {}, {} created, {} updated, {} unchanged, {} retired, {} held, {} set aside",
                    report.feed(),
                    report.state(),
                    report.created(),
                    report.updated(),
                    report.unchanged(),
                    report.retired(),
                    report.held(),
                    report.quarantined());
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
        ImportReport report = refused(run, key, started, refusal);
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
            ImportReport report = refused(run, feed.key(), started, refusal);
            runs.end(report);
            return report;
        }
        AtomicInteger told = new AtomicInteger();
        return Objects.requireNonNull(transaction.execute(status -> {
            FeedSync.Changes changes = sync.apply(
                    new FeedRun(run, feed, started), read.directory(), agreed, written -> tell(run, written, told));
            if (!changes.waits()) {
                packages.hold(feed.key(), language, name, run, read.stamp(), clock.instant());
            }
            ImportReport report = report(run, feed, started, read.directory(), changes);
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

    private ImportReport report(
            UUID run, Feeds.Feed feed, Instant started, FeedContents contents, FeedSync.Changes changes) {
        List<Finding> findings = new ArrayList<>(contents.findings());
        findings.addAll(changes.findings());
        Map<DirectoryRule, Integer> counts = new EnumMap<>(DirectoryRule.class);
        counts.putAll(contents.counts());
        changes.findings().forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return new ImportReport(
                run,
                feed.key(),
                changes.waits() ? ImportReport.State.HELD : ImportReport.State.APPLIED,
                started,
                clock.instant(),
                changes.created(),
                changes.updated(),
                changes.unchanged(),
                changes.retired(),
                changes.held(),
                ReportLines.quarantined(counts),
                ReportLines.rules(counts),
                ReportLines.lines(findings));
    }

    private ImportReport refused(UUID run, String feed, Instant started, FeedRefusedException refusal) {
        List<Finding> findings = new ArrayList<>(refusal.before());
        findings.add(refusal.finding());
        Map<DirectoryRule, Integer> counts = new EnumMap<>(DirectoryRule.class);
        findings.forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return new ImportReport(
                run,
                feed,
                ImportReport.State.REFUSED,
                started,
                clock.instant(),
                0,
                0,
                0,
                0,
                0,
                ReportLines.quarantined(counts),
                ReportLines.rules(counts),
                ReportLines.lines(findings));
    }
}

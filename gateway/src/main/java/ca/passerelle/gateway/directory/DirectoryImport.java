package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.intake.FeedReader;
import ca.passerelle.routes.directory.intake.FeedSettings;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.wire.PackageLimits;
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
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The life of a directory package: read and mapped outside any transaction, applied in one, so that a reader sees either the old directory or
 * the new one. The run's row is there from the start and says how it ended.
 */
@Component
class DirectoryImport implements DirectoryIntake {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryImport.class);

    private final Feeds feeds;
    private final RunTable runs;
    private final FeedSync sync;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DirectoryImport(Feeds feeds, RunTable runs, FeedSync sync, TransactionTemplate transaction, Clock clock) {
        this.feeds = feeds;
        this.runs = runs;
        this.sync = sync;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public ImportReport take(DirectoryUpload upload) {
        Instant started = clock.instant();
        UUID run = UUID.randomUUID();
        Optional<Feeds.Feed> feed = feeds.find(upload.feed());
        if (feed.isEmpty()) {
            return refused(
                    run, upload.feed(), started, new FeedRefusedException(DirectoryRule.FEED_UNKNOWN, "package"));
        }
        runs.begin(run, feed.get(), upload.channel(), started);
        try {
            ImportReport report = run(run, feed.get(), upload, started);
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

    private ImportReport run(UUID run, Feeds.Feed feed, DirectoryUpload upload, Instant started) {
        FeedContents contents;
        try {
            contents = FeedReader.read(
                    upload.file(), new FeedSettings(feed.language(), null, Set.of(), PackageLimits.DEFAULT));
        } catch (FeedRefusedException refusal) {
            ImportReport report = refused(run, feed.key(), started, refusal);
            runs.end(report);
            return report;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            FeedSync.Changes changes = sync.apply(feed, run, contents);
            ImportReport report = report(run, feed, started, contents, changes);
            runs.end(report);
            return report;
        }));
    }

    private ImportReport report(
            UUID run, Feeds.Feed feed, Instant started, FeedContents contents, FeedSync.Changes changes) {
        return new ImportReport(
                run,
                feed.key(),
                changes.held() > 0 ? ImportReport.State.HELD : ImportReport.State.APPLIED,
                started,
                clock.instant(),
                changes.created(),
                changes.updated(),
                changes.unchanged(),
                changes.retired(),
                changes.held(),
                ReportLines.quarantined(contents.counts()),
                ReportLines.rules(contents.counts()),
                ReportLines.lines(contents.findings()));
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

package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.port.ImportReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of a run: how many records went which way, and every finding. */
final class RunReport {

    private static final Logger LOG = LoggerFactory.getLogger(RunReport.class);

    private RunReport() {}

    /** Of a run that was applied, or waits for a person. */
    static ImportReport of(FeedRun run, Instant ended, FeedContents contents, FeedSync.Changes changes) {
        List<Finding> findings = new ArrayList<>(contents.findings());
        findings.addAll(changes.findings());
        Map<DirectoryRule, Integer> counts = new EnumMap<>(DirectoryRule.class);
        counts.putAll(contents.counts());
        changes.findings().forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return new ImportReport(
                run.id(),
                run.feed().key(),
                changes.waits() ? ImportReport.State.HELD : ImportReport.State.APPLIED,
                run.started(),
                ended,
                changes.created(),
                changes.updated(),
                changes.unchanged(),
                changes.retired(),
                changes.held(),
                ReportLines.quarantined(counts),
                ReportLines.rules(counts),
                ReportLines.lines(findings));
    }

    /** Of a run that changed nothing because its package cannot be applied. */
    static ImportReport refused(UUID run, String feed, Instant started, Instant ended, FeedRefusedException refusal) {
        List<Finding> findings = new ArrayList<>(refusal.before());
        findings.add(refusal.finding());
        Map<DirectoryRule, Integer> counts = new EnumMap<>(DirectoryRule.class);
        findings.forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return new ImportReport(
                run,
                feed,
                ImportReport.State.REFUSED,
                started,
                ended,
                0,
                0,
                0,
                0,
                0,
                ReportLines.quarantined(counts),
                ReportLines.rules(counts),
                ReportLines.lines(findings));
    }

    /** Counts only: names of records stay in the report. */
    static void log(ImportReport report) {
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
    }
}

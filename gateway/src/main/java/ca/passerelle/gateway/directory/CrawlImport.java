package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.api.Crawl;
import ca.passerelle.routes.directory.api.Snapshot;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports what a crawl found: what changed by itself where that is certain to give the same, else as a whole snapshot, which goes the way of every
 * package. A crawl that is held or refused is repeated from where it began.
 */
@Component
class CrawlImport {

    private static final Duration WHOLE_AFTER = Duration.ofDays(1);

    private final Feeds feeds;
    private final SourceTable sources;
    private final CrawledTable crawled;
    private final PackageTable packages;
    private final DirectoryImport imports;
    private final DeltaReading deltas;
    private final DeltaImport deltaImport;
    private final TransactionTemplate transaction;
    private final Instant begun;

    CrawlImport(
            Feeds feeds,
            SourceTable sources,
            CrawledTable crawled,
            PackageTable packages,
            DirectoryImport imports,
            DeltaReading deltas,
            DeltaImport deltaImport,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.feeds = feeds;
        this.sources = sources;
        this.crawled = crawled;
        this.packages = packages;
        this.imports = imports;
        this.deltas = deltas;
        this.deltaImport = deltaImport;
        this.transaction = new TransactionTemplate(transactions);
        this.begun = clock.instant();
    }

    /**
     * @param state what was known of the feed before the crawl
     * @param started when the crawl began
     */
    ImportReport take(String feed, Optional<SourceTable.State> state, Crawl.Found found, Instant started) {
        return feeds.find(feed)
                .flatMap(known -> state.flatMap(from -> delta(known, from, found, started)))
                .orElseGet(() -> whole(feed, state, found, started));
    }

    /**
     * Whether everything has to be read together: since this program last started, and once a day, since a new version may read in another way what
     * has not changed.
     */
    boolean needsWhole(SourceTable.State state, Instant now) {
        Instant whole = state.whole();
        return whole == null || whole.isBefore(begun) || whole.isBefore(now.minus(WHOLE_AFTER));
    }

    /** Only what changed. Texts of other languages are joined to the whole. */
    private Optional<ImportReport> delta(Feeds.Feed feed, SourceTable.State state, Crawl.Found found, Instant started) {
        Instant since = state.since();
        if (since == null
                || needsWhole(state, started)
                || !packages.held(feed.key()).keySet().equals(Set.of(feed.language()))) {
            return Optional.empty();
        }
        return deltas.of(feed, found).flatMap(delta -> deltaImport.take(feed, delta, since, found.etag(), started));
    }

    private ImportReport whole(String feed, Optional<SourceTable.State> state, Crawl.Found found, Instant started) {
        boolean known = state.map(SourceTable.State::since).isPresent();
        try (ScratchFolder folder = new ScratchFolder()) {
            Path file = folder.snapshot("whole");
            write(known ? feed : null, found, file);
            ImportReport report = imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_API, file));
            if (report.state() == ImportReport.State.APPLIED) {
                transaction.executeWithoutResult(status -> {
                    keep(feed, known, found);
                    sources.applied(feed, found.etag(), started);
                    sources.wholeRead(feed, started);
                });
            }
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException("a fetched feed cannot be written", e);
        }
    }

    private void keep(String feed, boolean known, Crawl.Found found) {
        if (!known) {
            crawled.clear(feed);
        }
        crawled.apply(feed, found.present(), known ? found.gone(crawled.ids(feed)) : Set.of());
    }

    /** @param known the feed whose kept records go before; null for a first crawl */
    private void write(@Nullable String known, Crawl.Found found, Path file) throws IOException {
        try (Snapshot snapshot = new Snapshot(found, file)) {
            if (known != null) {
                crawled.each(known, (id, line) -> {
                    try {
                        snapshot.known(id, line);
                    } catch (IOException e) {
                        throw new UncheckedIOException("a fetched feed cannot be written", e);
                    }
                });
            }
        }
    }
}

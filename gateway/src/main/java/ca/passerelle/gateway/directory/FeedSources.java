package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.DirectoryProperties.Source;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.api.Crawl;
import ca.passerelle.routes.directory.api.FolderCrawlStore;
import ca.passerelle.routes.directory.api.HttpApiSettings;
import ca.passerelle.routes.directory.api.HttpDirectoryApi;
import ca.passerelle.routes.kit.AddressPolicy;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Feeds that the gateway fetches from an API, each by its own schedule. */
@Component
public class FeedSources {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSources.class);

    /** Clocks differ, and the parameter means "on or after". */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final DirectoryProperties properties;
    private final SourceTable sources;
    private final CrawlImport crawls;
    private final DirectoryImport imports;
    private final Clock clock;

    FeedSources(
            DirectoryProperties properties,
            SourceTable sources,
            CrawlImport crawls,
            DirectoryImport imports,
            Clock clock) {
        this.properties = properties;
        this.sources = sources;
        this.crawls = crawls;
        this.imports = imports;
        this.clock = clock;
    }

    /** Fetches every feed whose time has come. One that fails does not keep the others waiting. */
    public void fetchDue() {
        for (Map.Entry<String, DirectoryProperties.FeedEntry> entry :
                properties.feeds().entrySet()) {
            Source source = entry.getValue().source();
            if (source == null || !isDue(entry.getKey(), source)) {
                continue;
            }
            try {
                fetch(entry.getKey(), source);
            } catch (RuntimeException failed) {
                LOG.error(
                        "directory feed {} could not be fetched: {}",
                        entry.getKey(),
                        failed.getClass().getSimpleName());
            }
        }
    }

    private boolean isDue(String feed, Source source) {
        return sources.of(feed)
                .map(state -> !state.checked().plus(source.every()).isAfter(clock.instant()))
                .orElse(true);
    }

    /** One crawl and its import; empty when nothing has changed. */
    Optional<ImportReport> fetch(String feed, Source source) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<SourceTable.State> state = sources.of(feed);
        sources.checked(feed, started);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "passerelle-crawl", feed);
        try (HttpDirectoryApi api = new HttpDirectoryApi(
                settings(source),
                properties.allowPrivateAddresses() ? AddressPolicy.ANY : AddressPolicy.PUBLIC,
                clock)) {
            Instant since = state.map(SourceTable.State::since).orElse(null);
            Crawl.Found found = new Crawl(api, new FolderCrawlStore(folder, clock))
                    .read(
                            since == null ? null : since.minus(OVERLAP).toString(),
                            state.filter(known -> !crawls.needsWhole(known, started))
                                    .map(SourceTable.State::etag)
                                    .orElse(null));
            return found.unchanged() ? Optional.empty() : Optional.of(crawls.take(feed, state, found, started));
        } catch (FeedRefusedException refusal) {
            return Optional.of(imports.refuse(feed, Channel.DIRECTORY_API, refusal));
        } catch (IOException e) {
            throw new UncheckedIOException("the connection to an API cannot be closed", e);
        }
    }

    private HttpApiSettings settings(Source source) {
        return new HttpApiSettings(
                source.url(),
                source.keyHeader(),
                source.key(),
                source.answer(),
                source.total(),
                source.page().toBytes(),
                properties.allowPrivateAddresses());
    }
}

package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.directory.DirectoryProperties.Source;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.api.Crawl;
import ca.passerelle.routes.directory.api.FolderCrawlStore;
import ca.passerelle.routes.directory.api.HttpApiSettings;
import ca.passerelle.routes.directory.api.HttpDirectoryApi;
import ca.passerelle.routes.directory.api.Snapshot;
import ca.passerelle.routes.kit.AddressPolicy;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.DirectoryUpload;
import ca.passerelle.routes.port.ImportReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Feeds that the gateway fetches from an API, each by its own schedule. What is fetched becomes a whole snapshot and goes the way of every
 * package, so that deletions, holds and confidentiality are the same. A crawl that is held or refused is repeated from where it began.
 */
@Component
public class FeedSources {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSources.class);

    /** Clocks differ, and the parameter means "on or after". */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final DirectoryProperties properties;
    private final Feeds feeds;
    private final SourceTable sources;
    private final PackageTable packages;
    private final DirectoryImport imports;
    private final Clock clock;

    FeedSources(
            DirectoryProperties properties,
            Feeds feeds,
            SourceTable sources,
            PackageTable packages,
            DirectoryImport imports,
            Clock clock) {
        this.properties = properties;
        this.feeds = feeds;
        this.sources = sources;
        this.packages = packages;
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
        Instant started = clock.instant();
        Optional<SourceTable.State> state = sources.of(feed);
        sources.checked(feed, started);
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "passerelle-crawl", feed);
        try (HttpDirectoryApi api = new HttpDirectoryApi(
                settings(source),
                properties.allowPrivateAddresses() ? AddressPolicy.ANY : AddressPolicy.PUBLIC,
                clock)) {
            Path before = state.map(SourceTable.State::since).isPresent() ? before(feed) : null;
            String since = before == null
                    ? null
                    : state.map(SourceTable.State::since)
                            .map(then -> then.minus(OVERLAP).toString())
                            .orElse(null);
            Crawl.Found found = new Crawl(api, new FolderCrawlStore(folder, clock))
                    .read(since, state.map(SourceTable.State::etag).orElse(null));
            return found.unchanged() ? Optional.empty() : Optional.of(taken(feed, before, found, started));
        } catch (FeedRefusedException refusal) {
            return Optional.of(imports.refuse(feed, Channel.DIRECTORY_API, refusal));
        } catch (IOException e) {
            throw new UncheckedIOException("a fetched feed cannot be written", e);
        }
    }

    private ImportReport taken(String feed, @Nullable Path before, Crawl.Found found, Instant started)
            throws IOException {
        Path folder = Files.createTempDirectory("directory-fetched");
        try {
            Path snapshot = folder.resolve("services.ndjson");
            Snapshot.write(before, found, snapshot);
            ImportReport report = imports.take(new DirectoryUpload(feed, Channel.DIRECTORY_API, snapshot));
            if (report.state() == ImportReport.State.APPLIED) {
                sources.applied(feed, found.etag(), started);
            }
            return report;
        } finally {
            delete(folder);
            if (before != null) {
                Files.deleteIfExists(before);
            }
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

    /** The snapshot that the directory holds now, unpacked; null when there is none. */
    private @Nullable Path before(String feed) throws IOException {
        String language = feeds.find(feed).map(Feeds.Feed::language).orElse("en");
        PackageTable.Held held = packages.held(feed).get(language);
        if (held == null) {
            return null;
        }
        Path kept = packages.unseal(held.name());
        try (InputStream in = Files.newInputStream(kept);
                ZipInputStream zip = new ZipInputStream(in)) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null || !entry.getName().equals("services.ndjson")) {
                return null;
            }
            Path snapshot = Files.createTempFile("directory-", ".ndjson");
            Files.copy(zip, snapshot, StandardCopyOption.REPLACE_EXISTING);
            return snapshot;
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        }
    }
}

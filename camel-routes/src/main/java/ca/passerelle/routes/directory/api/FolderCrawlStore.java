package ca.passerelle.routes.directory.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages in a folder, one file each. What is older than an hour is not gone on with: too much may have moved. */
public final class FolderCrawlStore implements CrawlStore {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Clock clock;

    public FolderCrawlStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Optional<JsonNode> page(String list, int number) {
        Path file = file(list, number);
        try {
            if (!Files.exists(file)
                    || Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(clock.instant().minus(FRESH))) {
                return Optional.empty();
            }
            return Optional.of(JSON.readTree(file.toFile()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String list, int number, JsonNode page) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "page", ".draft");
            JSON.writeValue(draft.toFile(), page);
            Files.move(draft, file(list, number), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("a page cannot be kept", e);
        }
    }

    @Override
    public void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("pages cannot be deleted", e);
        }
    }

    private Path file(String list, int number) {
        return folder.resolve(String.format(Locale.ROOT, "%s-%06d.json", list, number));
    }
}

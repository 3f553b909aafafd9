package ca.passerelle.gateway.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what was fetched of an API, gone with all that is in it as soon as that has been read. */
final class ScratchFolder implements AutoCloseable {

    /** Readers know by this name that each line is a service. */
    private static final String SNAPSHOT = "services.ndjson";

    private final Path folder;

    ScratchFolder() {
        try {
            folder = Files.createTempDirectory("directory-fetched");
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for fetched records cannot be made", e);
        }
    }

    /** Where a snapshot goes; one folder holds several under different names. */
    Path snapshot(String name) {
        try {
            return Files.createDirectories(folder.resolve(name)).resolve(SNAPSHOT);
        } catch (IOException e) {
            throw new UncheckedIOException("a folder for fetched records cannot be made", e);
        }
    }

    /** Writes a snapshot of these lines. */
    Path snapshot(String name, Collection<String> lines) {
        try {
            return Files.write(snapshot(name), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("fetched records cannot be written", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : all) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("fetched records cannot be deleted", e);
        }
    }
}

package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.blob.Blobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The packages as they arrived, sealed, and the table {@code directory_package}: which of them the directory holds now. */
@Component
class PackageTable {

    private final JdbcTemplate jdbc;
    private final Blobs blobs;

    PackageTable(JdbcTemplate jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /**
     * The package that the directory holds in one language.
     *
     * @param name of its blob
     * @param stamp when its publisher made it
     */
    record Held(String name, @Nullable String stamp, Instant applied) {}

    /** Keeps a package as it is; a folder or a single file is packed, so that names stay with what they name. */
    String keep(Path file) {
        try {
            return blobs.put(isZip(file) ? Files.readAllBytes(file) : packed(file));
        } catch (IOException e) {
            throw new UncheckedIOException("a package cannot be read", e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private static byte[] packed(Path from) throws IOException {
        Path folder = Files.isDirectory(from)
                ? from
                : Objects.requireNonNull(from.toAbsolutePath().getParent());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> walk = Files.walk(from)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(folder.relativize(Files.isDirectory(from) ? file : file.toAbsolutePath())
                        .toString()
                        .replace('\\', '/'));
                entry.setTime(0);
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Writes a kept package to a file of its own, which the caller deletes. */
    Path unseal(String name) {
        try {
            Path file = Files.createTempFile("directory-", ".package");
            try (OutputStream out = Files.newOutputStream(file)) {
                blobs.copy(name, out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("a kept package cannot be opened", e);
        }
    }

    /** Language to what is held in it. */
    Map<String, Held> held(String feed) {
        Map<String, Held> held = new LinkedHashMap<>();
        jdbc.query(
                "select language, package, stamp, applied from directory_package where feed = ? order by language",
                row -> {
                    held.put(
                            row.getString("language"),
                            new Held(
                                    row.getString("package"),
                                    row.getString("stamp"),
                                    row.getTimestamp("applied").toInstant()));
                },
                feed);
        return held;
    }

    /** The same package again changes nothing. */
    void hold(String feed, String language, String name, UUID run, @Nullable String stamp, Instant at) {
        jdbc.update(
                "insert into directory_package (feed, language, package, run, stamp, applied) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (feed, language) do update set package = excluded.package, run = excluded.run,"
                        + " stamp = excluded.stamp, applied = excluded.applied"
                        + " where directory_package.package <> excluded.package",
                feed,
                language,
                name,
                run,
                stamp,
                Timestamp.from(at));
    }
}

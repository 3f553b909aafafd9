package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Finding;
import ca.passerelle.routes.directory.intake.FeedReader;
import ca.passerelle.routes.directory.intake.FeedSettings;
import ca.passerelle.routes.directory.listing.FeedContents;
import ca.passerelle.routes.directory.listing.Listing;
import ca.passerelle.routes.directory.wire.PackageLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small packages and reads them. */
final class Packages {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static Packages of(String name, String... lines) {
        return new Packages().with(name, lines);
    }

    Packages with(String name, String... lines) {
        return with(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Packages with(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    Path zip(Path folder) throws IOException {
        Path zip = Files.createTempFile(folder, "package", ".zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream zipped = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zipped.putNextEntry(new ZipEntry(file.getKey()));
                zipped.write(file.getValue());
                zipped.closeEntry();
            }
        }
        return zip;
    }

    FeedContents read(Path folder) throws IOException {
        return contents(zip(folder));
    }

    static FeedContents contents(Path path) {
        return contents(path, PackageLimits.DEFAULT);
    }

    static FeedContents contents(Path path, PackageLimits limits) {
        return FeedReader.read(path, new FeedSettings("en", null, Set.of(), limits));
    }

    static List<DirectoryRule> rules(FeedContents contents) {
        return contents.findings().stream().map(Finding::rule).toList();
    }

    static Listing only(FeedContents contents) {
        if (contents.listings().size() != 1) {
            throw new AssertionError(
                    "expected one listing but got " + contents.listings().size());
        }
        return contents.listings().get(0);
    }
}

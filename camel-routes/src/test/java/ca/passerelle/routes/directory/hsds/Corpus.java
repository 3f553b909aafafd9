package ca.passerelle.routes.directory.hsds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Real feeds that stand beside the repository and are never part of it. */
public final class Corpus {

    private Corpus() {}

    /** The path of a feed; the test is skipped, with a message that says so, where the corpus is absent. */
    public static Path directory(String name) {
        String set = System.getenv("CORPUS");
        Path root = set == null ? repository().resolveSibling("shared").resolve("corpus") : Path.of(set);
        Path path = root.resolve("directory").resolve(name);
        assumeTrue(Files.exists(path), () -> "corpus absent: no " + name + " (set CORPUS to its folder)");
        return path;
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("mvnw"))) {
            here = Objects.requireNonNull(here.getParent(), "the repository's root");
        }
        return here;
    }
}

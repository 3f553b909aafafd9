package ca.passerelle.routes.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** URLs and URNs live in the profiles module: no string of this one begins with such a thing. A bare scheme is none. */
class LiteralsTest {

    private static final Pattern LITERAL = Pattern.compile("\"(https?://[^\"]+|urn:[^\"]*)\"");
    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void noSourceHoldsAnAddressOfAVocabulary() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            for (Path source : sources) {
                assertThat(literals(Files.readString(source)))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void aPlantedOneIsCaught() {
        assertThat(literals("String system = \"http://loinc.org\"; String id = \"urn:uuid:\" + id; // not \"x\""))
                .containsExactly("\"http://loinc.org\"", "\"urn:uuid:\"");
    }

    private static List<String> literals(String source) {
        return LITERAL.matcher(source).results().map(match -> match.group()).toList();
    }
}

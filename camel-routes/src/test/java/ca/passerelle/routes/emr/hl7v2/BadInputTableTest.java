package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page {@code docs/bad-input.md}: every row of the catalogue stands there, and every test that it names is there. */
class BadInputTableTest {

    private static final Path PAGE = Path.of("docs/bad-input.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ?(\\w*) \\|.*\\| ([\\w-]+):(\\w+)#(\\w+) \\|$");
    private static final List<String> CATALOGUE = List.of(
            "M01", "M04", "M06", "M08", "M10", "M12", "M14", "V01", "V03", "V05", "V06", "V08", "V10", "V12", "V14",
            "V16", "V18", "V21");

    @Test
    void everyRowNamesATestThatIsThere() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();
        assertThat(rows.stream().map(row -> row.group(1)).filter(id -> !id.isEmpty()))
                .containsExactlyElementsOf(CATALOGUE);
        assertThat(rows).allSatisfy(row -> assertThat(isThere(row.group(2), row.group(3), row.group(4)))
                .as(row.group(3) + "#" + row.group(4))
                .isTrue());
    }

    private static boolean isThere(String module, String test, String method) {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
            return files.filter(file -> file.getFileName().toString().equals(test + ".java"))
                    .anyMatch(file -> text(file).contains("void " + method + "("));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

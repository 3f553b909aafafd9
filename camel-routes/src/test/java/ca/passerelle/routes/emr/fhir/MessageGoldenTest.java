package ca.passerelle.routes.emr.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ca.passerelle.routes.emr.fhir.mapping.message.MappedMessage.Step;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder under {@code golden/fhir} is a message and what becomes of it: {@code in.json}, where there is a referral already
 * {@code known.json}, the transactions {@code out.json}, and {@code notes.txt} with the notes or the problems. {@code -Dgolden.write=true}
 * writes what it finds, and fails so that somebody reads it.
 */
class MessageGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/fhir");

    @TestFactory
    Stream<DynamicTest> goldens() throws IOException {
        try (Stream<Path> cases = Files.list(FOLDER)) {
            return cases.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
        }
    }

    private static void compare(Path folder) throws IOException {
        Result result = run(folder);
        assertThat(run(folder)).as("the same message gives the same result").isEqualTo(result);
        if (Boolean.getBoolean("golden.write")) {
            write(folder.resolve("out.json"), result.steps());
            write(folder.resolve("notes.txt"), result.notes());
            fail("%s was written; read it", folder);
        }
        expect(folder.resolve("out.json"), result.steps());
        expect(folder.resolve("notes.txt"), result.notes());
    }

    private static Result run(Path folder) throws IOException {
        Path known = folder.resolve("known.json");
        return Messages.map(
                        Files.readString(folder.resolve("in.json")), Files.exists(known) ? Files.readString(known) : "")
                .fold(
                        mapped -> new Result(
                                mapped.value().steps().stream()
                                        .map(MessageGoldenTest::json)
                                        .collect(Collectors.joining()),
                                lines(mapped.notes().stream().map(MessageGoldenTest::line))),
                        rejected -> new Result(
                                "", lines(rejected.problems().stream().map(MessageGoldenTest::line))));
    }

    private static void expect(Path file, String actual) throws IOException {
        assertThat(actual).as(file.toString()).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }

    private static void write(Path file, String actual) throws IOException {
        if (actual.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, actual);
        }
    }

    private static String json(Step step) {
        assertThat(step.places()).hasSameSizeAs(step.bundle().getEntry());
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(step.bundle())
                + "\n";
    }

    private static String line(Note note) {
        return note.kind() + " " + note.location() + ": " + note.text();
    }

    private static String line(Problem problem) {
        return problem.severity() + " " + problem.location() + " "
                + problem.code().code() + ": " + problem.text();
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private record Result(String steps, String notes) {}
}

package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import ca.passerelle.routes.emr.hl7v2.wire.CountingListener;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder under {@code golden/hl7v2} is a message and what becomes of it: {@code in.hl7}, {@code known.json} (what the record has of it
 * already), {@code out.json}, {@code ack.hl7} (line ends
 * for CR) and {@code notes.txt}. {@code -Dgolden.write=true} writes what it finds, and fails so that somebody reads it.
 */
class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/hl7v2");

    @TestFactory
    Stream<DynamicTest> goldens() throws IOException {
        try (Stream<Path> cases = Files.list(FOLDER)) {
            return cases.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
        }
    }

    private void compare(Path folder) throws IOException {
        byte[] in = Files.readAllBytes(folder.resolve("in.hl7"));
        Result result = run(in, folder);
        assertThat(run(in, folder)).as("the same message gives the same result").isEqualTo(result);
        if (Boolean.getBoolean("golden.write")) {
            write(folder.resolve("out.json"), result.bundle());
            write(folder.resolve("ack.hl7"), result.answer());
            write(folder.resolve("notes.txt"), result.notes());
            fail("%s was written; read it", folder);
        }
        expect(folder.resolve("out.json"), result.bundle());
        expect(folder.resolve("ack.hl7"), result.answer());
        expect(folder.resolve("notes.txt"), result.notes());
    }

    private static Result run(byte[] in, Path folder) throws IOException {
        FakeIntake taken = new FakeIntake();
        Hl7Intake intake = new Hl7Intake(
                Fixtures.SENDERS,
                Fixtures.families(FakeRecord.in(folder.resolve("known.json"))),
                taken,
                new CountingListener(),
                Clock.fixed(Fixtures.NOW, ZoneOffset.UTC),
                () -> Fixtures.MESSAGE);
        byte[] answer = intake.answer(in);
        assertThat(answer).isNotNull();
        Outcome<Bundle> outcome = taken.outcomes.get(0);
        return new Result(
                outcome.fold(mapped -> json(mapped.value()), rejected -> ""),
                new String(answer, StandardCharsets.UTF_8).replace('\r', '\n'),
                outcome.fold(mapped -> lines(mapped.notes().stream().map(GoldenTest::line)), rejected -> ""));
    }

    private static void expect(Path file, String actual) throws IOException {
        String expected = Files.exists(file) ? Files.readString(file) : "";
        assertThat(actual).as(file.toString()).isEqualTo(expected);
    }

    private static void write(Path file, String actual) throws IOException {
        if (actual.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, actual);
        }
    }

    private static String json(Bundle bundle) {
        return FhirContext.forR4Cached().newJsonParser().setPrettyPrint(true).encodeResourceToString(bundle) + "\n";
    }

    private static String line(Note note) {
        return note.kind() + " " + note.location() + ": " + note.text();
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private record Result(String bundle, String answer, String notes) {}
}

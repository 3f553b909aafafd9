package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real messages from many systems, kept outside the repository: {@code $CORPUS}, or {@code ../shared/corpus} beside it. Without them these
 * tests are skipped, and say so.
 */
class CorpusTest {

    private static final Path CORPUS = Optional.ofNullable(System.getenv("CORPUS"))
            .map(Path::of)
            .orElseGet(() -> Path.of("..", "..", "shared", "corpus"))
            .resolve("hl7v2");

    @BeforeEach
    void isThere() {
        assumeTrue(Files.isDirectory(CORPUS), "there is no corpus at " + CORPUS.toAbsolutePath());
    }

    @Test
    void everyReferralIsMappedOrRefusedWithLocatedProblems() throws IOException {
        int mapped = 0;
        int refused = 0;
        for (Path file : files()) {
            byte[] message = asTheClinic(Files.readAllBytes(file));
            if (!isReferral(message)) {
                continue;
            }
            Outcome<Bundle> outcome = map(message);
            if (outcome instanceof Outcome.Rejected<Bundle> rejected) {
                refused++;
                assertThat(rejected.problems()).as(file.toString()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.location()).matches("[A-Z][A-Z0-9]{2}.*");
                    assertThat(problem.text()).isNotBlank();
                });
            } else {
                mapped++;
            }
            assertThat(json(map(message))).as(file.toString()).isEqualTo(json(outcome));
        }
        assertThat(mapped + refused).isGreaterThanOrEqualTo(25);
        assertThat(mapped)
                .as("referrals that become a Task, of %d", mapped + refused)
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void noFileCausesAnException() throws IOException {
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThanOrEqualTo(170);
        for (Path file : files) {
            byte[] raw = Files.readAllBytes(file);
            byte[] answer = AckWriter.to(MessageDecoder.header(raw)).accepted(Fixtures.RECEIPT, List.of());
            assertThat(new String(answer, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .contains("\rMSA");
            MessageDecoder.decode(raw, Fixtures.CLINIC.fallbackCharset())
                    .ifPresent(message -> assertThat(map(raw, message)).isNotNull());
            byte[] asReferral = asTheClinic(raw);
            MessageDecoder.decode(asReferral, Fixtures.CLINIC.fallbackCharset())
                    .ifPresent(message -> assertThat(map(asReferral, message)).isNotNull());
        }
    }

    private static Outcome<Bundle> map(byte[] raw) {
        return map(
                raw,
                MessageDecoder.decode(raw, Fixtures.CLINIC.fallbackCharset()).orElseThrow());
    }

    private static Outcome<Bundle> map(byte[] raw, Hl7Message message) {
        return Fixtures.FAMILIES
                .handle(message, Fixtures.envelope(raw), Fixtures.CLINIC)
                .outcome();
    }

    private static String json(Outcome<Bundle> outcome) {
        return outcome.fold(
                mapped -> FhirContext.forR4Cached().newJsonParser().encodeResourceToString(mapped.value()),
                rejected -> rejected.problems().toString());
    }

    private static boolean isReferral(byte[] message) {
        return MessageDecoder.header(message)
                .filter(header -> header.field(9).text().equals("REF"))
                .isPresent();
    }

    /** The message with MSH-3 and MSH-4 of the clinic, byte for byte the same otherwise. */
    private static byte[] asTheClinic(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("(MSH\\|[^|]*)\\|[^|\r\n]*\\|[^|\r\n]*", "$1|CLINIC|VANCOUVER")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> !file.toString().endsWith(".tsv"))
                    .sorted()
                    .toList();
        }
    }
}

package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.mapping.PatientFromAdt;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralNumbers;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real messages of the other families, each sent by a clinic that shares the referral which the message names, or one of its person. Outside
 * the repository: {@code $CORPUS}, or {@code ../shared/corpus} beside it; without it skipped, and said so.
 */
class FamiliesCorpusTest {

    private static final Path CORPUS = Optional.ofNullable(System.getenv("CORPUS"))
            .map(Path::of)
            .orElseGet(() -> Path.of("..", "..", "shared", "corpus"))
            .resolve("hl7v2");

    @BeforeEach
    void isThere() {
        assumeTrue(Files.isDirectory(CORPUS), "there is no corpus at " + CORPUS.toAbsolutePath());
    }

    @Test
    void eachIsTakenOrRefusedWithAPlaceThatItsSenderCanLookAt() throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> refusals = new ArrayList<>();
        for (Path file : files()) {
            byte[] raw = asTheClinic(Files.readAllBytes(file));
            Optional<Hl7Message> read = MessageDecoder.decode(raw, Fixtures.CLINIC.fallbackCharset());
            if (read.isEmpty() || read.get().type().equals("REF")) {
                continue;
            }
            Hl7Message message = read.get();
            Outcome<Bundle> outcome = Fixtures.families(recordOf(message, raw))
                    .handle(message, Fixtures.envelope(raw), Fixtures.CLINIC)
                    .outcome();
            boolean family = outcome.fold(mapped -> true, refused -> refused.problems().stream()
                    .noneMatch(problem -> problem.code().name().startsWith("UNSUPPORTED")));
            if (!family) {
                continue;
            }
            int[] count = counts.computeIfAbsent(message.type() + "^" + message.event(), type -> new int[2]);
            outcome.fold(mapped -> count[0]++, refused -> count[1]++);
            if (outcome instanceof Outcome.Rejected<Bundle> refused) {
                refused.problems().forEach(problem -> refusals.add(line(file, message, problem)));
                assertThat(refused.problems()).allSatisfy(problem -> {
                    assertThat(problem.location()).as(file.toString()).matches("[A-Z][A-Z0-9]{2}.*");
                    assertThat(problem.code().name()).as(file.toString()).isNotEqualTo("INTERNAL");
                });
            }
        }
        int taken = counts.values().stream().mapToInt(count -> count[0]).sum();
        int all =
                counts.values().stream().mapToInt(count -> count[0] + count[1]).sum();
        assertThat(all).as(counts.keySet().toString()).isGreaterThanOrEqualTo(70);
        assertThat(counts.keySet())
                .contains("ADT^A04", "ADT^A08", "ADT^A28", "ADT^A31", "ADT^A40", "MDM^T02", "OMG^O19", "ORM^O01")
                .contains("ORU^R01", "OSU^O51", "SIU^S12", "SIU^S13", "SIU^S14", "SIU^S15");
        assertThat(taken * 100 / all)
                .as("taken of %d; refused: %s", all, String.join("\n", refusals))
                .isGreaterThanOrEqualTo(70);
    }

    private static String line(Path file, Hl7Message message, Problem problem) {
        return file.getFileName() + " " + message.type() + "^" + message.event() + " " + problem.location() + " "
                + problem.code() + " " + problem.text();
    }

    /** A record in which the message's person has one referral, by the message's own numbers. */
    private static FakeRecord recordOf(Hl7Message message, byte[] raw) {
        Patient patient = new Patient();
        patient.setId("p");
        patient.getMeta().setVersionId("1");
        PatientFromAdt.identifiers(message, Fixtures.envelope(raw), Fixtures.CLINIC)
                .forEach(identifier -> patient.addIdentifier(identifier.copy()));
        boolean answers = message.type().equals("SIU");
        ServiceRequest request = new ServiceRequest().setSubject(new Reference("Patient/p"));
        request.setId("00000000-0000-4000-8000-0000000000f1");
        request.getMeta().setVersionId("1");
        Task task = new Task()
                .setStatus(BusinessStatus.ACCEPTED.taskStatus())
                .setBusinessStatus(BusinessStatus.ACCEPTED.concept())
                .setFocus(
                        new Reference("ServiceRequest/" + request.getIdElement().getIdPart()))
                .setFor(new Reference("Patient/p"))
                .setOwner(new Reference(
                        "Organization/" + (answers ? Fixtures.CLINIC.organization() : Fixtures.CLINIC.linkWorkers())));
        task.setId("00000000-0000-4000-8000-0000000000f2");
        task.getMeta().setVersionId("1");
        ReferralNumbers.of(message)
                .forEach(number ->
                        task.addIdentifier().setSystem(Systems.REFERRAL_NUMBER).setValue(number));
        return new FakeRecord(List.<Resource>of(patient, request, task));
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

package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.MessageReader.Arrival;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.Identification;
import ca.passerelle.routes.port.sender.SenderSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/**
 * What becomes of real messages from many systems, as a page. They are kept outside the repository; where they are not there, this is
 * skipped and says so. {@code -Dpasserelle.docs.write=true} writes the page. It names types, codes and places, and nothing that a message
 * says.
 */
class CorpusReportTest {

    private static final Path PAGE = Path.of("docs", "hl7v2-corpus.md");
    private static final Path CORPUS = Optional.ofNullable(System.getenv("CORPUS"))
            .map(Path::of)
            .orElseGet(() -> Path.of("..", "..", "shared", "corpus"))
            .resolve("hl7v2");

    /** Whoever names itself is registered, with the usual settings. */
    private static final Senders EVERYBODY = (application, facility) -> application.isEmpty() && facility.isEmpty()
            ? Optional.empty()
            : Optional.of(SenderSettings.inZone("America/Toronto")
                    .profile(
                            new Identification(
                                    Fixtures.IDENTIFICATION.partner(),
                                    "clinic",
                                    application,
                                    facility,
                                    Fixtures.IDENTIFICATION.organization(),
                                    Fixtures.IDENTIFICATION.linkWorkers()),
                            Map.of()));

    private static final class Family {
        private int accepted;
        private final List<String> reasons = new ArrayList<>();
    }

    @Test
    void thePageSaysWhatBecomesOfThem() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "there is no corpus at " + CORPUS.toAbsolutePath());
        Map<String, Family> families = new TreeMap<>();
        for (Path file : files()) {
            byte[] message = unframed(Files.readAllBytes(file));
            Family family = families.computeIfAbsent(type(message), type -> new Family());
            Outcome<Bundle> outcome = read(message);
            if (outcome instanceof Outcome.Rejected<Bundle> rejected) {
                family.reasons.add(rejected.problems().stream()
                        .map(CorpusReportTest::reason)
                        .distinct()
                        .collect(Collectors.joining(", ")));
            } else {
                family.accepted++;
            }
            assertThat(read(message).getClass()).as(file.toString()).isEqualTo(outcome.getClass());
        }
        assertThat(families.entrySet())
                .filteredOn(family -> family.getKey().startsWith("REF"))
                .allSatisfy(family -> assertThat(family.getValue().reasons)
                        .as("a referral is refused only for want of a patient, a sender or a frame of its own")
                        .allMatch(reason -> reason.matches(
                                "(required-missing at PID(-3)?|unknown-sender at MSH-3|structure at MSH\\[2]|unknown-referral at .*"
                                        + "|invalid-value at MSH)")));
        String page = page(families);
        if (Boolean.getBoolean("passerelle.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).exists().content().isEqualTo(page);
    }

    private static Outcome<Bundle> read(byte[] message) {
        return new MessageReader(Fixtures.FAMILIES)
                .read(message, new Arrival(Fixtures.MESSAGE, Channel.MLLP, Fixtures.NOW, EVERYBODY))
                .outcome();
    }

    /** Some were kept with the frame that they travelled in. */
    private static byte[] unframed(byte[] file) {
        int from = file.length > 0 && file[0] == 0x0B ? 1 : 0;
        int to = file.length;
        while (to > from && (file[to - 1] == '\r' || file[to - 1] == '\n' || file[to - 1] == 0x1C)) {
            to--;
        }
        return Arrays.copyOfRange(file, from, to);
    }

    private static String reason(Problem problem) {
        assertThat(problem.code()).as(problem.location()).isNotEqualTo(ProblemCode.INTERNAL);
        assertThat(problem.location()).matches("[A-Z][A-Z0-9]{2}[-\\[\\].0-9]*");
        return problem.code().code() + " at " + problem.location();
    }

    private static String type(byte[] message) {
        Optional<Repetition> type = MessageDecoder.header(message)
                .filter(header -> header.name().equals("MSH"))
                .map(header -> header.field(9).first());
        String name = type.map(each -> each.text(1) + "^" + each.text(2)).orElse("");
        return name.matches("[A-Z]{3}\\^[A-Z][0-9]{2}") ? name : "other";
    }

    private static String page(Map<String, Family> families) {
        int accepted =
                families.values().stream().mapToInt(family -> family.accepted).sum();
        int refused = families.values().stream()
                .mapToInt(family -> family.reasons.size())
                .sum();
        StringBuilder page = new StringBuilder("""
                # Real messages, and what becomes of them

                %d messages of many systems and countries, each read under the usual settings as if its sender were registered: %d are
                accepted, %d refused. Made by `CorpusReportTest` from messages that are kept outside the repository; it fails when the page
                is no longer true. None of them causes a fault of ours.

                | type | messages | accepted | refused |
                | --- | --- | --- | --- |
                """.formatted(accepted + refused, accepted, refused));
        families.forEach((type, family) -> page.append("| %s | %d | %d | %s |%n"
                .formatted(
                        type.replace("^", "\\^"),
                        family.accepted + family.reasons.size(),
                        family.accepted,
                        reasons(family))));
        return page.toString();
    }

    private static String reasons(Family family) {
        Map<String, Long> counted = family.reasons.stream()
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
        return counted.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey())
                .collect(Collectors.joining("; "));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> !file.toString().matches(".*\\.(tsv|md)"))
                    .sorted()
                    .toList();
        }
    }
}

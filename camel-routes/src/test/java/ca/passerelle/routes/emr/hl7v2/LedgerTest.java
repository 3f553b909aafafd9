package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.emr.hl7v2.mapping.LedgerLine;
import ca.passerelle.routes.emr.hl7v2.mapping.LedgerLine.Use;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every field that a sender fills is accounted for: it is in the result, left out for a stated reason, or noted. */
class LedgerTest {

    @Test
    void saysOfEachFieldWhatBecameOfIt() {
        List<LedgerLine> ledger = account("RF1|P^Pending|Q^Quick|||R-1\rPID|1||1^^^BC^JHN||Doe^Ann||19500101\r"
                        + "AL1|1||PEANUT\rZXV|1|more\rDG1|1||Z60.2^Living alone^I10|||W")
                .ledger();
        assertThat(line(ledger, "PID-5").use()).isEqualTo(Use.MAPPED);
        assertThat(line(ledger, "PID-1").use()).isEqualTo(Use.IGNORED);
        assertThat(line(ledger, "MSH-4").use()).isEqualTo(Use.IGNORED);
        assertThat(line(ledger, "AL1-3"))
                .isEqualTo(new LedgerLine(
                        "AL1-3",
                        Use.IGNORED,
                        "more than a community service needs to know; kept in the original only"));
        assertThat(line(ledger, "RF1-2").use()).isEqualTo(Use.NOTED);
        assertThat(line(ledger, "ZXV-2").use()).isEqualTo(Use.NOTED);
        assertThat(line(ledger, "DG1-6").text()).isEqualTo("kept in the original only: 6");
    }

    @Property(tries = 1000)
    void noFilledFieldIsMissing(@ForAll("segments") List<String> segments) {
        MessageFamilies.Handled handled = account(String.join("\r", segments));
        if (handled.handling().outcome() instanceof Outcome.Mapped<?> mapped) {
            Hl7Message message = message(String.join("\r", segments));
            assertThat(handled.ledger())
                    .extracting(LedgerLine::location)
                    .containsExactlyElementsOf(message.segments().stream()
                            .flatMap(segment -> segment.filled())
                            .map(field -> field.location().toString())
                            .toList());
            assertThat(handled.ledger())
                    .filteredOn(line -> line.use() != Use.MAPPED)
                    .allSatisfy(line -> assertThat(line.text()).isNotBlank());
            List<String> places = new ArrayList<>();
            mapped.notes().forEach((Note note) -> places.add(note.location()));
            assertThat(handled.ledger())
                    .filteredOn(line -> line.use() == Use.NOTED)
                    .allSatisfy(line -> assertThat(places)
                            .as(line.location())
                            .anyMatch(place -> place.startsWith(line.location().split("-")[0])));
        }
    }

    /** A unique text in each field of a referral: whatever is not found again in the result is not called mapped without a word. */
    @Property(tries = 300)
    void whatIsCalledMappedIsInTheResult(@ForAll("texts") List<Integer> fields) {
        StringBuilder rf1 = new StringBuilder("RF1");
        int last = fields.stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int number = 1; number <= last; number++) {
            rf1.append('|').append(fields.contains(number) ? "T" + number + "X" : "");
        }
        MessageFamilies.Handled handled = account("PID|1||1^^^BC^JHN||Doe^Ann\r" + rf1);
        String result = handled.handling()
                .outcome()
                .fold(
                        mapped -> ca.uhn.fhir.context.FhirContext.forR4Cached()
                                .newJsonParser()
                                .encodeResourceToString(mapped.value()),
                        refused -> "");
        assertThat(handled.ledger())
                .filteredOn(line -> line.location().startsWith("RF1-") && line.use() == Use.MAPPED)
                .allSatisfy(line ->
                        assertThat(result).contains("T" + line.location().substring(4) + "X"));
    }

    @Provide
    Arbitrary<List<Integer>> texts() {
        return Arbitraries.integers().between(1, 26).list().uniqueElements().ofMinSize(1);
    }

    @Provide
    Arbitrary<List<String>> segments() {
        Arbitrary<String> value = Arbitraries.of(
                "",
                "",
                "\"\"",
                "x",
                "a^b^c",
                "a~b^c&d~",
                "20260101",
                "^^^",
                "1^^^BC^JHN",
                "^x",
                "\"\"^y",
                "RP",
                "NM",
                "&");
        Arbitrary<String> segment = Arbitraries.of(
                        "RF1", "PRD", "PID", "NTE", "DG1", "OBX", "OBR", "ORC", "ZZZ", "AL1", "PV1", "NK1", "CTD",
                        "IN1")
                .flatMap(name -> value.list().ofMaxSize(30).map(fields -> name + "|" + String.join("|", fields)));
        return segment.list().ofMaxSize(8);
    }

    private static MessageFamilies.Handled account(String segments) {
        Hl7Message message = message(segments);
        return Fixtures.FAMILIES.account(
                message, Fixtures.envelope(segments.getBytes(StandardCharsets.UTF_8)), Fixtures.CLINIC);
    }

    private static LedgerLine line(List<LedgerLine> ledger, String location) {
        return ledger.stream()
                .filter(line -> line.location().equals(location))
                .findFirst()
                .orElseThrow();
    }

    private static Hl7Message message(String segments) {
        String text = "MSH|^~\\&|CLINIC|VANCOUVER|||20260310||REF^I12^REF_I12|L1|P|2.5.1\r" + segments;
        return MessageDecoder.decode(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .orElseThrow();
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within a frame there is room for more than one message may cost. */
class MessageBoundsTest {

    private static final String REFERRAL = "RF1|P|R||||R-9\rPID|1||P-1||Roy^Ana\r";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a line of text for each segment; NTE|1||x; 25000",
                "a result for each segment; OBX|1|NM|A^Score^L||4; 3000",
                "segments that nobody knows; ZZZ|1; 25000",
            })
    void moreThanAMessageMayBeIsRefusedWithWhatToDo(String name, String segment, int times) {
        Problem problem = outcome("REF^I12", REFERRAL + (segment + "\r").repeat(times))
                .fold(
                        mapped -> {
                            throw new AssertionError(name + " was taken");
                        },
                        refused -> refused.problems().get(0));
        assertThat(problem.code()).isEqualTo(ProblemCode.TOO_LARGE);
        assertThat(problem.text()).contains("in several");
    }

    @Test
    void manyAnswersToOneQuestionAndManyOrdersAreBoundedToo() {
        String answers = "OBX|1|CWE|A^Needs^L||" + "Z59^Housing^I10~".repeat(100_000) + "\r";
        assertThat(isTaken(outcome("REF^I12", REFERRAL + answers))).isFalse();
        String orders = IntStream.range(0, 1500)
                .mapToObj(number -> "ORC|NW|N" + number + "\rOBR|1|N" + number + "||SP^Walks^L\r")
                .collect(Collectors.joining());
        assertThat(isTaken(outcome("ORM^O01", "PID|1||P-1||Roy^Ana\r" + orders)))
                .isFalse();
    }

    /** A message with many small faults is taken; its answer tells of the first. */
    @Test
    void manyNotesAndManyIdentifiersAreCutShort() {
        String numbers =
                IntStream.range(0, 5000).mapToObj(each -> each + "^^^X").collect(Collectors.joining("~"));
        outcome("REF^I12", "RF1|P|R||||R-9\rPID|1||" + numbers + "||Roy^Ana\r" + "ZZZ|1\r".repeat(5000))
                .fold(
                        mapped -> {
                            assertThat(mapped.notes()).hasSize(MessageBounds.MOST_NOTES + 1);
                            assertThat(mapped.notes())
                                    .extracting(Note::text)
                                    .last()
                                    .asString()
                                    .contains("more places");
                            assertThat(mapped.awaited()).hasSizeLessThan(60);
                            Patient person =
                                    (Patient) mapped.value().getEntryFirstRep().getResource();
                            return assertThat(person.getIdentifier()).hasSize(50);
                        },
                        refused -> {
                            throw new AssertionError(refused.problems());
                        });
    }

    /** In a charset of other letters the header would not have been read: it cannot be meant, and an answer in it could not be read. */
    @ParameterizedTest
    @CsvSource({"IBM037, UTF-8", "UTF-7, UTF-8", "ISO IR99, UTF-8", "8859/2, ISO-8859-2", "GB18030, GB18030"})
    void charsetsThatMoveTheLettersAreNotTaken(String declared, String read) {
        String text = "MSH|^~\\&|C|V|||20260310||REF^I12|1|P|2.5||||||" + declared + "\rNTE|1||\u00e9\r";
        Charset charset = Charset.forName(read);
        assertThat(MessageDecoder.decode(text.getBytes(charset), StandardCharsets.ISO_8859_1)
                        .orElseThrow()
                        .encoding()
                        .charset()
                        .name())
                .isEqualTo(read);
    }

    private static boolean isTaken(Outcome<Bundle> outcome) {
        return outcome.fold(mapped -> true, refused -> false);
    }

    private static Outcome<Bundle> outcome(String type, String segments) {
        byte[] raw = ("MSH|^~\\&|CLINIC|VANCOUVER|||20260310100000||" + type + "|1|P|2.5\r" + segments)
                .getBytes(StandardCharsets.UTF_8);
        return Fixtures.FAMILIES
                .handle(
                        MessageDecoder.decode(raw, StandardCharsets.UTF_8).orElseThrow(),
                        Fixtures.envelope(raw),
                        Fixtures.CLINIC)
                .outcome();
    }
}

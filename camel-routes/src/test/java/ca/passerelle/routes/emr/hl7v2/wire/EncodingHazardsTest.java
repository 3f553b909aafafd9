package ca.passerelle.routes.emr.hl7v2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.kit.Note;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What senders do with charsets, escapes, delimiters and times, row by row. */
class EncodingHazardsTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What is declared, what the bytes are, what is read, and whether the sender is told. */
    static Stream<Arguments> charsets() {
        return Stream.of(
                Arguments.of("UNICODE UTF-8", StandardCharsets.UTF_8, "Zoé Œuvré", true, false),
                Arguments.of("", StandardCharsets.UTF_8, "Zoé", true, true),
                Arguments.of("", WINDOWS, "Zoé – “ici”", true, true),
                Arguments.of("8859/1", StandardCharsets.ISO_8859_1, "Zoé", true, false),
                Arguments.of("8859/15", Charset.forName("ISO-8859-15"), "Zoé 5 €", true, false),
                Arguments.of("8859/1", StandardCharsets.UTF_8, "Zoé", true, true),
                Arguments.of("8859/1", WINDOWS, "Zoé – “ici”", true, true),
                Arguments.of("ASCII", StandardCharsets.UTF_8, "Zoé", true, true),
                Arguments.of("ASCII", WINDOWS, "Zoé", true, true),
                Arguments.of("UNICODE UTF-8", WINDOWS, "Zoé", true, true),
                Arguments.of("UNICODE", StandardCharsets.UTF_8, "Zoé", true, false),
                Arguments.of("KLINGON", StandardCharsets.UTF_8, "Zoé", true, true),
                Arguments.of("UNICODE UTF-16", StandardCharsets.UTF_16LE, "Zoé", true, true),
                Arguments.of("UNICODE", StandardCharsets.UTF_16, "Zoé", true, false),
                Arguments.of("8859/1~UNICODE UTF-8", StandardCharsets.ISO_8859_1, "Zoé", true, false));
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void theTextIsReadWhateverIsDeclared(String declared, Charset actual, String name, boolean readable, boolean told) {
        byte[] raw = ("MSH|^~\\&|A|B|||||REF^I12|1|P|2.5.1||||||" + declared + "\rPID|1||1||" + name).getBytes(actual);
        Hl7Message message = MessageDecoder.decode(raw, WINDOWS).orElseThrow();
        assertThat(message.first("PID").orElseThrow().text(5)).isEqualTo(name);
        assertThat(message.notes())
                .extracting(Note::location)
                .hasSize(told ? 1 : 0)
                .allMatch("MSH-18"::equals);
        assertThat(readable).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f; a|b^c&d~e\\f",
                "a\\X41\\b; aAb",
                "Zo\\XC3A9\\; Zoé",
                "Zo\\XC3\\\\XA9\\; Zoé",
                "one\\.br\\two\\.sp\\three\\.ce\\four; one<two<three<four",
                "one\\.sp3\\two; one<<<two",
                "one\\.sp+2\\two; one<<two",
                "a\\.in+4\\b\\.ti-2\\c\\.fi\\d; a b c d",
                "\\H\\bold\\N\\ plain; bold plain",
                "\\C2842\\text\\M2442\\; \\C2842\\text\\M2442\\",
                "\\Zown\\ stays; \\Zown\\ stays",
                "C:\\new\\file; C:\\new\\file",
                "end\\; end\\",
                "\\X4\\ odd; \\X4\\ odd",
                "\\X0D0A\\line; <line",
                "\\X0B\\\\X1C\\frame; frame",
                "\\P\\; #",
            })
    void escapesAreReadAndWhatIsNoneStays(String sent, String expected) {
        assertThat(Encoding.STANDARD.decode(sent.strip()))
                .isEqualTo(expected.strip().replace('<', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MSH|^~\\&|A|B; PID|1||1^x&y~2|; 1; x; y; 2",
                "MSH#*%!+#A#B; PID#1##1*x+y%2#; 1; x; y; 2",
                "MSH|^~|A|B; PID|1||1^x&y~2|; 1; x; y; 2",
                "MSH|^&|A|B; PID|1||1^x&y~2|; 1; x; y; 2",
                "MSH|^~\\&#|A|B; PID|1||1^x&y~2|; 1; x; y; 2",
                "MSH$^~\\&$A$B; PID$1$$1^x&y~2$; 1; x; y; 2",
            })
    void delimitersAreThoseOfTheHeader(
            String header, String pid, String first, String second, String sub, String repeated) {
        byte[] raw = (header.strip() + "\r" + pid.strip()).getBytes(StandardCharsets.UTF_8);
        Hl7Message message = MessageDecoder.decode(raw, WINDOWS).orElseThrow();
        assertThat(message.header().text(3)).isEqualTo("A");
        Field field = message.first("PID").orElseThrow().field(3);
        assertThat(field.text()).isEqualTo(first.strip());
        assertThat(field.first().text(2)).isEqualTo(second.strip());
        assertThat(field.first().text(2, 2)).isEqualTo(sub.strip());
        assertThat(field.repetitions().get(1).text(1)).isEqualTo(repeated.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "America/St_Johns, 20260115093000,      2026-01-15T09:30:00-03:30",
        "America/St_Johns, 20260715093000,      2026-07-15T09:30:00-02:30",
        "America/Regina,   20260715093000,      2026-07-15T09:30:00-06:00",
        "America/Toronto,  20260715093000-0400, 2026-07-15T09:30:00-04:00",
        "America/Toronto,  20260715093000.5,    2026-07-15T09:30:00.5-04:00",
        "Asia/Kathmandu,   202607150930,        2026-07-15T09:30:00+05:45",
    })
    void aTimeWithoutAnOffsetIsOfTheSendersZone(String zone, String sent, String expected) {
        assertThat(Hl7DateTime.parse(sent, ZoneId.of(zone)))
                .map(Hl7DateTime::fhir)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', true, false, false",
        "'\"\"', false, true, false",
        "'x', false, false, true",
        "'^\"\"', false, false, true"
    })
    void anOrderToRemoveIsNotNothing(String raw, boolean empty, boolean remove, boolean value) {
        Field field = new Field(new Location("PID", 1, 8, 1, 0), raw, Encoding.STANDARD);
        assertThat(field.isEmpty()).isEqualTo(empty);
        assertThat(field.isNull()).isEqualTo(remove);
        assertThat(field.hasValue()).isEqualTo(value);
        assertThat(field.text()).isEqualTo(raw.equals("x") ? "x" : "");
    }
}

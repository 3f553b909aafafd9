package ca.passerelle.routes.emr.hl7v2.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDecoderTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\n\r\n"})
    void segmentsEndAsTheSenderLikes(String end) {
        Hl7Message message = read("MSH|^~\\&|A|B" + end + "PID|1||7" + end + "NTE|1||x" + end);
        assertThat(message.segments()).extracting(Segment::name).containsExactly("MSH", "PID", "NTE");
    }

    @Test
    void otherDelimitersAndAShortMsh2AreRead() {
        Hl7Message strange = read("MSH#*%@!#A#B\rPID###1*2!3%4");
        assertThat(strange.first("PID").orElseThrow().field(3).repetitions()).hasSize(2);
        assertThat(strange.first("PID").orElseThrow().field(3).first().text(2, 2))
                .isEqualTo("3");
        assertThat(read("MSH|^~|A|B\rNTE|||a\\T\\b").first("NTE").orElseThrow().text(3))
                .isEqualTo("a&b");
        assertThat(read("MSH|^^^^|A|B\rPID|||1^2")
                        .first("PID")
                        .orElseThrow()
                        .field(3)
                        .first()
                        .text(2))
                .isEqualTo("2");
    }

    @Test
    void emptyAndNullAreApart() {
        Segment rf1 = read("MSH|^~\\&|A|B\rRF1||\"\"|x").first("RF1").orElseThrow();
        assertThat(rf1.field(1).isEmpty()).isTrue();
        assertThat(rf1.field(2).isNull()).isTrue();
        assertThat(rf1.field(2).text()).isEmpty();
        assertThat(rf1.field(3).hasValue()).isTrue();
        assertThat(rf1.field(99).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f; 'a|b^c&d~e\\f'",
                "one\\.br\\two;                   'one\ntwo'",
                "one\\.sp2\\two\\.in4\\three;     'one\n\ntwo three'",
                "\\H\\bold\\N\\;                  'bold'",
                "\\X41C3A9\\;                     'Aé'",
                "\\X0D\\MSH;                      '\nMSH'",
                "back\\slash and \\;              'back\\slash and \\'",
                "\\Zlocal\\;                      '\\Zlocal\\'",
            })
    void escapesAreDecoded(String raw, String expected) {
        assertThat(Encoding.STANDARD.decode(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8, UTF-8,        UTF-8,        0",
        "8859/1,        ISO-8859-1,   ISO-8859-1,   0",
        "8859/15,       ISO-8859-15,  ISO-8859-15,  0",
        "'',            UTF-8,        UTF-8,        1",
        "'',            windows-1252, windows-1252, 1",
        "UNICODE UTF-8, windows-1252, windows-1252, 1",
        "ASCII,         UTF-8,        UTF-8,        1",
        "KLINGON,       UTF-8,        UTF-8,        1",
    })
    void theCharsetIsTheDeclaredOneOrElseFoundAndNoted(String declared, String sent, String read, int notes) {
        byte[] raw = ("MSH|^~\\&|A|B||||||||||||||" + declared + "\rNTE|||Zoé").getBytes(Charset.forName(sent));
        Hl7Message message = MessageDecoder.decode(raw, WINDOWS).orElseThrow();
        assertThat(message.encoding().charset()).isEqualTo(Charset.forName(read));
        assertThat(message.first("NTE").orElseThrow().text(3)).isEqualTo("Zoé");
        assertThat(message.notes()).hasSize(notes);
    }

    @Test
    void aByteOrderMarkIsNotText() {
        assertThat(read("\uFEFFMSH|^~\\&|A|B").header().text(3)).isEqualTo("A");
    }

    @Test
    void aTextBrokenByALineEndStaysOneText() {
        Hl7Message message = read("MSH|^~\\&|A|B\rOBX|1|TX|||first line\nsecond line\rNTE|1");
        assertThat(message.segments()).hasSize(3);
        assertThat(message.first("OBX").orElseThrow().text(5)).isEqualTo("first line\nsecond line");
        assertThat(message.notes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1952,                     1952",
        "202601,                   2026-01",
        "20260115,                 2026-01-15",
        "202601150930,             2026-01-15T09:30:00-08:00",
        "2026011509,               2026-01-15T09:00:00-08:00",
        "20260115093000.1234-0330, 2026-01-15T09:30:00.1234-03:30",
        "20260715093000+0000,      2026-07-15T09:30:00Z",
        "02260303000000,           0226-03-03",
        "18830101120000,           1883-01-01",
    })
    void datesKeepTheirPrecision(String sent, String expected) {
        assertThat(Hl7DateTime.parse(sent, ZoneId.of("America/Vancouver")))
                .map(Hl7DateTime::fhir)
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260230",
                "19761325",
                "20260115093000-500",
                "2026011",
                "00000000",
                "tomorrow",
                "20260115250000",
                "0000",
                "000001",
                "20260115093000+1500"
            })
    void whatIsNoDateIsNotGuessed(String sent) {
        assertThat(Hl7DateTime.parse(sent, ZoneId.of("America/Vancouver"))).isEmpty();
    }

    /** The pattern of FHIR R4's dateTime, which every reader of the resource holds it to. */
    @Property
    void aDateThatIsReadIsOneOfFhir(
            @ForAll @IntRange(max = 9999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 235959) int time,
            @ForAll("offsets") String offset) {
        String sent = "%04d%02d15%06d%s".formatted(year, month, time, offset);
        Hl7DateTime.parse(sent, ZoneId.of("America/Vancouver"))
                .ifPresent(
                        read -> assertThat(read.fhir())
                                .matches(
                                        "(?!0000)\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00))?"));
    }

    @Provide
    Arbitrary<String> offsets() {
        return Arbitraries.of("", "+0000", "-0330", "+1400", "+1401", "-1500", "+1860");
    }

    @Test
    void anHourThatHappensTwiceIsTheEarlierOneAndSaysSo() {
        Hl7DateTime twice = Hl7DateTime.parse("20261101013000", ZoneId.of("America/Vancouver"))
                .orElseThrow();
        assertThat(twice.fhir()).isEqualTo("2026-11-01T01:30:00-07:00");
        assertThat(twice.ambiguous()).isTrue();
    }

    @Property(tries = 500)
    void whatIsWrittenIsReadBack(@ForAll String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\u0080-\u009F\u2028\u2029\uD800-\uDFFF]", "");
        String encoded = Encoding.STANDARD.encode(clean);
        assertThat(encoded).doesNotContain("|", "^", "~", "&", "\r", "\n");
        assertThat(Encoding.STANDARD.decode(encoded)).isEqualTo(clean);
    }

    @Property(tries = 1000)
    void anyBytesAreWalkedWithoutAnException(@ForAll("hl7ish") byte[] raw) {
        MessageDecoder.decode(raw, WINDOWS).ifPresent(message -> {
            for (Segment segment : message.segments()) {
                List<Field> filled = segment.filled().toList();
                filled.forEach(field -> assertThat(field.repetitions())
                        .allSatisfy(each -> assertThat(each.text(1)).isNotNull()));
            }
            assertThat(message.segments()).isNotEmpty();
        });
    }

    @Provide
    Arbitrary<byte[]> hl7ish() {
        return Arbitraries.of(
                        "MSH|^~\\&|",
                        "PID|",
                        "RF1|",
                        "\r",
                        "\n",
                        "|",
                        "^",
                        "~",
                        "\\",
                        "&",
                        "\"\"",
                        "\\X4",
                        "\\.br\\",
                        "é",
                        "\u000B",
                        "\u001C",
                        "8859/1",
                        "REF^I12",
                        "x",
                        "MSH")
                .list()
                .ofMaxSize(60)
                .map(parts -> ("MSH|^~\\&|" + String.join("", parts)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Hl7Message read(String text) {
        return MessageDecoder.decode(text.getBytes(StandardCharsets.UTF_8), WINDOWS)
                .orElseThrow();
    }
}

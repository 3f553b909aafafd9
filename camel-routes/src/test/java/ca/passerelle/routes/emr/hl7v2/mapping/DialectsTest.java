package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How vendors of other versions and other habits say the same. */
class DialectsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">^10; \"valueQuantity\":{\"value\":10,\"comparator\":\">\",\"unit\":\"points\"}",
                "<=^2.5; \"comparator\":\"<=\"",
                "^7; \"valueQuantity\":{\"value\":7,\"unit\":\"points\"}",
                "=^7; \"valueQuantity\":{\"value\":7,\"unit\":\"points\"}",
                "^1^-^5; \"valueRange\":{\"low\":{\"value\":1",
                "^1^:^128; \"valueRatio\":{\"numerator\":{\"value\":1",
                ">^many; \"valueString\":\">many\"",
                "<>^3; \"valueString\":\"<>3\"",
                "^2^+; \"valueString\":\"2+\"",
                "^.5; \"valueQuantity\":{\"value\":0.5",
            })
    void aStructuredNumberIsAResult(String sent, String json) {
        Optional<Observation> read = of(
                mapped("RF1|P|R||||R-9", "PID|1||P-1||Roy^Ana", "OBX|1|SN|A^Score^L||" + sent + "|points"),
                Observation.class);
        assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(read.orElseThrow()))
                .contains(json);
    }

    /** Before 2.3 a diagnosis is three fields; later it is one, with words of its own. */
    @ParameterizedTest
    @CsvSource({
        "|I9|V60.3|lives alone, http://hl7.org/fhir/sid/icd-9-cm, V60.3, lives alone",
        "||Z60.2^Living alone^I10|other words, http://hl7.org/fhir/sid/icd-10, Z60.2, Living alone",
        "|I10|Z60.2^Living alone, http://hl7.org/fhir/sid/icd-10, Z60.2, Living alone",
    })
    void aDiagnosisIsReadInEitherForm(String fields, String system, String code, String text) {
        CodeableConcept reason = of(
                        mapped("RF1|P|R||||R-9", "PID|1||P-1||Roy^Ana", "DG1|1" + fields), ServiceRequest.class)
                .orElseThrow()
                .getReasonCodeFirstRep();
        assertThat(reason.getCodingFirstRep().getSystem()).isEqualTo(system);
        assertThat(reason.getCodingFirstRep().getCode()).isEqualTo(code);
        assertThat(reason.getText()).isEqualTo(text);
    }

    /** OSCAR's base64 may be as short as a word; a word that only looks like it is one. */
    @ParameterizedTest
    @CsvSource({"TGE=, La", "T3Vp, Oui", "QQ==, A", "Pain, Pain", "OK, OK"})
    void shortNotesAreDecoded(String sent, String read) {
        assertThat(of(
                                mapped(
                                        "RF1|P|R||||R-9",
                                        "PID|1||P-1||Roy^Ana",
                                        "NTE|1||" + sent + "|^REASON_FOR_CONSULTATION"),
                                ServiceRequest.class)
                        .orElseThrow()
                        .getNote()
                        .stream()
                        .map(Annotation::getText))
                .containsExactly("Reason for consultation: " + read);
    }

    /** Small letters, and blanks before them, name the same segments and the same message; a word of a broken text does not. */
    @Test
    void smallLettersNameSegments() {
        Bundle read = mapped(" rf1|P|R||||R-9", "\tpid|1||P-1||Roy^Ana", "nte|1||a line", "and|more of it");
        assertThat(of(read, Patient.class).orElseThrow().getNameFirstRep().getFamily())
                .isEqualTo("Roy");
        assertThat(of(read, ServiceRequest.class)
                        .orElseThrow()
                        .getNoteFirstRep()
                        .getText())
                .isEqualTo("a line\nand");
    }

    /** A change that changes nothing still has to be of a referral that there is. */
    @Test
    void anEmptyChangeOfAnUnknownReferralIsRefused() {
        outcome("REF^I13", "RF1||||||NOPE")
                .fold(
                        mapped -> {
                            throw new AssertionError("taken");
                        },
                        refused -> {
                            assertThat(refused.problems().get(0).code()).isEqualTo(ProblemCode.UNKNOWN_REFERRAL);
                            assertThat(refused.problems().get(0).location()).isEqualTo("RF1-6");
                            return true;
                        });
    }

    /** A letter of one OBX for each line is one text; so is a display segment of lines, and a text that ADD continues. */
    @Test
    void linesAreOneText() {
        Bundle read = mapped(
                "RF1|P|R||||R-9",
                "PID|1||P-1||Roy^Ana",
                "OBX|1|TX|L^Letter||Dear team,",
                "OBX|2|TX|L^Letter||",
                "OBX|3|TX|L^Letter||she lives al",
                "ADD|one.||||||F",
                "OBX|4|ST|Q^Lonely||often",
                "OBX|5|ST|Q^Wrong answer||never||||||W",
                "DSP|1||First line",
                "DSP|2||second line");
        assertThat(notes(read))
                .containsExactly("First line\nsecond line", "Letter: Dear team,\n\nshe lives alone.", "Lonely: often");
    }

    /** What is a document of another format in a text value is kept as one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\\E\\rtf1\\E\\ansi Zo\u00eb \u2603\\E\\par}; application/rtf; {\\rtf1\\ansi Zo\\'eb \\u9731?\\par}",
                "{\\rtf1\\ansi\\f0 Roy\\'e9 \\b x\\b0}; application/rtf; {\\rtf1\\ansi\\f0 Roy\\'e9 \\b x\\b0}",
                "<!DOCTYPE html><p>Zo\u00eb</p>; text/html; <!DOCTYPE html><p>Zo\u00eb</p>",
                "<?xml version='1.0'?><ClinicalDocument/>; application/xml; <?xml version='1.0'?><ClinicalDocument/>",
            })
    void markupIsADocument(String sent, String type, String content) {
        Bundle read = mapped("RF1|P|R||||R-9", "PID|1||P-1||Roy^Ana", "OBX|1|FT|RTF^Display format^AUSPDI||" + sent);
        Attachment attachment = of(read, DocumentReference.class)
                .orElseThrow()
                .getContentFirstRep()
                .getAttachment();
        assertThat(attachment.getContentType()).isEqualTo(type);
        assertThat(new String(attachment.getData(), StandardCharsets.UTF_8)).isEqualTo(content);
        assertThat(notes(read)).isEmpty();
    }

    /** A note between results is of the one before it; at the end it may be the message's own. OBR-7 is the time of those without one. */
    @Test
    void whatStandsAroundAResultBelongsToIt() {
        Bundle read = mapped(
                "RF1|P|R||||R-9",
                "PID|1||P-1||Roy^Ana",
                "OBR|1|||S^Screen|||20260301",
                "OBX|1|NM|1^Score^L||12",
                "NTE|1||filled in at a kiosk",
                "OBX|2|CWE|2^Needs^L||Z59.0^Homeless^I10~Z60.2^Alone^I10||||||F|||20260302",
                "OBX|3|DT|3^Last seen^L||20260115",
                "NTE|1||please call first");
        List<Observation> results = read.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
        assertThat(results)
                .extracting(each -> each.getEffectiveDateTimeType().getValueAsString())
                .containsExactly("2026-03-01", "2026-03-02", "2026-03-02", "2026-03-01");
        assertThat(results.get(0).getNoteFirstRep().getText()).isEqualTo("filled in at a kiosk");
        assertThat(results.get(2).getValueCodeableConcept().getText()).isEqualTo("Alone");
        assertThat(results.get(3).getValueDateTimeType().getValueAsString()).isEqualTo("2026-01-15");
        assertThat(notes(read)).containsExactly("please call first");
    }

    /** The parts of a surname and of a street stand in subcomponents where the whole does not. */
    @Test
    void partsOfNamesAndStreetsAreNotLost() {
        Patient person = of(
                        mapped(
                                "RF1|P|R||||R-9",
                                "PID|1||P-1||&van der&Berg^Ana||19600308|FEMALE|||&Rue Principale&12^app. 3^Laval||||FRE"),
                        Patient.class)
                .orElseThrow();
        assertThat(person.getNameFirstRep().getFamily()).isEqualTo("van der Berg");
        assertThat(person.getAddressFirstRep().getLine())
                .extracting(Object::toString)
                .containsExactly("12 Rue Principale", "app. 3");
        assertThat(person.getGender().toCode()).isEqualTo("female");
        assertThat(person.getCommunicationFirstRep()
                        .getLanguage()
                        .getCodingFirstRep()
                        .getCode())
                .isEqualTo("fr");
    }

    @ParameterizedTest
    @CsvSource({"2^Urgent, urgent, 0", "3^Semi Urgent, routine, 1", "Emergency, stat, 0"})
    void thePriorityMayBeSaidInWords(String sent, String priority, int unknown) {
        Outcome<Bundle> outcome = outcome("ref^i12", "RF1|P|" + sent + "||||R-9", "PID|1||P-1||Roy^Ana");
        outcome.fold(
                mapped -> {
                    assertThat(of(mapped.value(), ServiceRequest.class)
                                    .orElseThrow()
                                    .getPriority()
                                    .toCode())
                            .isEqualTo(priority);
                    return assertThat(mapped.awaited()).hasSize(unknown);
                },
                refused -> {
                    throw new AssertionError(refused.problems());
                });
    }

    /** Before 2.3.1 the event may stand in EVN alone, or be the only one of its type. */
    @ParameterizedTest
    @CsvSource({"ORU, '', R01", "ADT, EVN|A08, A08", "ORM, '', O01", "REF, '', ''", "REF^I14, EVN|A08, I14"})
    void theEventOfOldVersions(String type, String event, String read) {
        String text = "MSH|^~\\&|C|V|||20260310||" + type + "|1|P|2.1\r" + event + "\r";
        assertThat(MessageDecoder.decode(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .orElseThrow()
                        .event())
                .isEqualTo(read);
    }

    /** A part of a message would be a referral with half its text. */
    @ParameterizedTest
    @CsvSource({"PID|1||P-1||Roy^Ana, DSC|POINTER|F, DSC-1", "ADD|the rest, NTE|1||end, ADD"})
    void partsOfAMessageAreRefused(String one, String other, String place) {
        String text = "MSH|^~\\&|C|V|||20260310||REF^I12|1|P|2.5\r" + one + "\r" + other + "\r";
        Problem problem = Acceptance.ofMessage(
                        MessageDecoder.decode(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                                .orElseThrow())
                .orElseThrow();
        assertThat(problem.location()).isEqualTo(place);
        assertThat(problem.code()).isEqualTo(ProblemCode.STRUCTURE);
    }

    private static List<String> notes(Bundle bundle) {
        return of(bundle, ServiceRequest.class).orElseThrow().getNote().stream()
                .map(Annotation::getText)
                .toList();
    }

    private static Bundle mapped(String... segments) {
        return outcome("ref^i12", segments).fold(Outcome.Mapped::value, refused -> {
            throw new AssertionError(refused.problems());
        });
    }

    private static Outcome<Bundle> outcome(String type, String... segments) {
        String text = "MSH|^~\\&|CLINIC|VANCOUVER|||20260310100000||" + type + "|1|P|2.3\r"
                + String.join("\r", segments) + "\r";
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        return ReferralFromRefI12.map(
                MessageDecoder.decode(raw, StandardCharsets.UTF_8).orElseThrow(),
                Fixtures.envelope(raw),
                Fixtures.CLINIC,
                Optional.empty(),
                List.of());
    }

    private static <T extends Resource> Optional<T> of(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}

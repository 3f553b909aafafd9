package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
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

    /** Small letters name the same segments and the same message; a word of a broken text does not. */
    @Test
    void smallLettersNameSegments() {
        Bundle read = mapped("rf1|P|R||||R-9", "pid|1||P-1||Roy^Ana", "nte|1||a line", "and|more of it");
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

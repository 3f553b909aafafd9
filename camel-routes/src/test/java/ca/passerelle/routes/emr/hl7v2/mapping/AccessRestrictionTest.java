package ca.passerelle.routes.emr.hl7v2.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.kit.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message says of who may see it, in each of the places where HL7 v2 says it. */
class AccessRestrictionTest {

    private static final String LINK_WORKERS = "Organization/" + Fixtures.CLINIC.linkWorkers();
    private static final String HUB = "Organization/" + Fixtures.HUB.organization();

    /** Patient and request of a REF^I12 after these segments; - for none. It was sent on 2026-03-10. */
    @ParameterizedTest
    @CsvSource({
        "-, -, -",
        "PD1||||||||||||Y, R, R",
        "PD1||||||||||||y, R, R",
        "PD1||||||||||||N, -, -",
        "PD1||||||||||||\"\", -, -",
        "PD1||||||||||||sealed, R, R",
        "ARV|1|A|ALL^All^HL70717, R, R",
        "ARV|1|A|DEM~LOC, R, R",
        "ARV|1|A|, R, R",
        "ARV|1|A|ALL|||||V, R, R",
        "ARV|1|A|ALL||||V^Very restricted, V, V",
        "ARV|1|A|ALL|||^20991231, R, R",
        "ARV|1|A|ALL|||20200101^20251231, -, -",
        "ARV|1|D|ALL, -, -",
        "ARV|1|A|NO^None, -, -",
        "ARV|1|A|OI~OI, -, -",
        "ARV|1|D|LOC~ARV|1|A|HIV, R, R",
        "ORC|NW||||||||||||||||||||||||||||R^Restricted, -, -",
    })
    void aReferralIsLabelled(String segment, String patient, String request) {
        Bundle bundle = referral(segment);
        assertThat(label(bundle, "Patient")).isEqualTo(patient);
        assertThat(label(bundle, "ServiceRequest")).isEqualTo(request);
        assertThat(label(bundle, "Observation")).isEqualTo(request);
        assertThat(((Task) resource(bundle, "Task")).getOwner().getReference())
                .isEqualTo(request.equals("-") ? HUB : LINK_WORKERS);
    }

    /** Of an order ORC-28 speaks of the order alone. */
    @ParameterizedTest
    @CsvSource({"R, -, R", "V, -, V", "U, -, -", "PSY, -, R", "'', -, -"})
    void anOrderIsLabelled(String code, String patient, String request) {
        Bundle bundle = mapped(ReferralFromOrder.map(
                read("OMG^O19", "PID|1||P-1||Roy^Ana", "ORC|NW|R-9" + "|".repeat(26) + code, "OBR|1|R-9||SP^Walks^L"),
                Fixtures.envelope(new byte[0]),
                Fixtures.CLINIC,
                Optional.of(Fixtures.HUB),
                List.of()));
        assertThat(label(bundle, "Patient")).isEqualTo(patient);
        assertThat(label(bundle, "ServiceRequest")).isEqualTo(request);
    }

    /** Only particulars lift a restriction. */
    @ParameterizedTest
    @CsvSource({"PD1||||||||||||N, N", "PD1||||||||||||\"\", N", "ARV|1|D|ALL, N", "PD1||||||||||||Y, R", "PV1|1|O, -"})
    void particularsAreLabelled(String segment, String patient) {
        Bundle bundle = mapped(PatientFromAdt.map(
                read("ADT^A31", "PID|1||P-1||Roy^Ana", segment),
                Fixtures.envelope(new byte[0]),
                Fixtures.CLINIC,
                List.of()));
        assertThat(label(bundle, "Patient")).isEqualTo(patient);
    }

    private static Bundle referral(String segment) {
        String[] segments = segment.replace("~ARV", "\rARV").split("\r");
        List<String> lines = new ArrayList<>(List.of("RF1|P|R||||R-9", "PRD|RT||||||LISTING-1", "PID|1||P-1||Roy^Ana"));
        if (!segment.equals("-")) {
            lines.addAll(List.of(segments));
        }
        lines.add("OBX|1|NM|A^Score^L||4");
        return mapped(ReferralFromRefI12.map(
                read("REF^I12", lines.toArray(String[]::new)),
                Fixtures.envelope(new byte[0]),
                Fixtures.CLINIC,
                Optional.of(Fixtures.HUB),
                List.of()));
    }

    private static Hl7Message read(String type, String... segments) {
        String text = "MSH|^~\\&|CLINIC|VANCOUVER|||20260310100000||" + type + "|1|P|2.6\r"
                + String.join("\r", List.of(segments)) + "\r";
        return MessageDecoder.decode(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .orElseThrow();
    }

    private static Bundle mapped(Outcome<Bundle> outcome) {
        return outcome.fold(Outcome.Mapped::value, refused -> {
            throw new AssertionError(refused.problems());
        });
    }

    private static String label(Bundle bundle, String type) {
        return resource(bundle, type).getMeta().getSecurity().stream()
                .filter(label -> Systems.CONFIDENTIALITY.equals(label.getSystem()))
                .map(label -> label.getCode())
                .findFirst()
                .orElse("-");
    }

    private static Resource resource(Bundle bundle, String type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> resource.fhirType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}

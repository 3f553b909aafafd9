package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** What of a request is said back as it was asked: RF1-3, 4, 5, 7, 8 and 10. */
final class EchoFromRequest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");

    private EchoFromRequest() {}

    static SegmentText echo(SegmentText rf1, ServiceRequest request) {
        SegmentText echo = rf1;
        if (request.hasCategory()) {
            echo = echo.repeated(3, List.of(cwe(request.getCategoryFirstRep())));
        }
        echo = details(echo, 4, "0282", request);
        if (request.hasLocationCode()) {
            echo = echo.repeated(5, List.of(cwe(request.getLocationCodeFirstRep())));
        }
        if (request.getOccurrence() instanceof Period period) {
            echo = date(echo, 7, period.getStartElement());
            echo = date(echo, 8, period.getEndElement());
        }
        return details(echo, 10, "0336", request);
    }

    private static SegmentText details(SegmentText rf1, int field, String table, ServiceRequest request) {
        List<List<String>> details = request.getOrderDetail().stream()
                .filter(detail -> detail.getCoding().stream()
                        .anyMatch(coding -> coding.hasSystem() && isOf(table, coding.getSystem())))
                .map(EchoFromRequest::cwe)
                .toList();
        return details.isEmpty() ? rf1 : rf1.repeated(field, details);
    }

    private static boolean isOf(String table, String system) {
        return system.equals(Systems.V2_TABLE + table) || system.endsWith("/" + table);
    }

    /** Code, words and coding system; one of the clinic's own is left out where it named none. */
    static List<String> cwe(CodeableConcept concept) {
        Coding coding = concept.hasCoding() ? concept.getCoding().get(0) : new Coding();
        String text = concept.hasText() ? concept.getText() : text(coding.getDisplay());
        List<String> parts = new ArrayList<>(List.of(text(coding.getCode()), text));
        V2CodingSystem.name(text(coding.getSystem())).ifPresent(parts::add);
        return parts;
    }

    /** The same with the second coding as the alternate (CWE.4 to 6), where its system has a name in HL7 v2. */
    static List<String> withAlternate(CodeableConcept concept) {
        List<String> parts = new ArrayList<>(cwe(concept));
        concept.getCoding().stream()
                .skip(1)
                .filter(coding -> V2CodingSystem.name(text(coding.getSystem())).isPresent())
                .findFirst()
                .ifPresent(other -> {
                    while (parts.size() < 3) {
                        parts.add("");
                    }
                    parts.add(text(other.getCode()));
                    parts.add(text(other.getDisplay()));
                    V2CodingSystem.name(text(other.getSystem())).ifPresent(parts::add);
                });
        return parts;
    }

    /** A date as a field, as precise as it is. */
    static SegmentText date(SegmentText rf1, int field, DateTimeType value) {
        String fhir = value.getValueAsString();
        if (fhir == null) {
            return rf1;
        }
        return rf1.with(field, fhir.contains("T") ? TIME.format(OffsetDateTime.parse(fhir)) : fhir.replace("-", ""));
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }
}

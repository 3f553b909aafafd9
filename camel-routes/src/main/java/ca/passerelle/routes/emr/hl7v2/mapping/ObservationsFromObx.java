package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;

/**
 * OBX by its value type: numbers and codes become Observations, texts become notes, documents become DocumentReferences. Each has a key
 * made of the referral's number and its question, so that a message sent again does not make a second one.
 */
final class ObservationsFromObx {

    private final Reading reading;
    private final Identifier referral;
    private final Reference patient;
    private final Entries entries;
    private final Map<String, Integer> questions = new HashMap<>();

    ObservationsFromObx(Reading reading, Identifier referral, Reference patient, Entries entries) {
        this.reading = reading;
        this.referral = referral;
        this.patient = patient;
        this.entries = entries;
    }

    /** Adds text to the notes of the request, and everything else as entries. Gives references to those. */
    List<Reference> read(ServiceRequest request) {
        return reading.message().all("OBX").stream()
                .flatMap(obx -> read(obx, request).stream())
                .toList();
    }

    private List<Reference> read(Segment obx, ServiceRequest request) {
        if (!obx.field(5).hasValue()) {
            reading.ignored(obx.location(), "an observation without a value");
            return List.of();
        }
        String type =
                obx.text(3).isEmpty() && label(obx).isEmpty() ? "" : obx.text(2).toUpperCase(Locale.ROOT);
        return switch (type) {
            case "NM", "SN", "CWE", "CE", "CNE" -> List.of(observation(obx));
            case "ED" -> document(obx, request);
            case "RP" -> {
                reading.unmapped(
                        obx.field(5).location(), "a document that is elsewhere; its address is kept as a note");
                note(obx, request);
                yield List.of();
            }
            case "TX", "FT", "ST" -> {
                note(obx, request);
                yield List.of();
            }
            default -> {
                reading.unmapped(
                        obx.field(2).location(), "a value of this type, or without a question, is kept as text");
                note(obx, request);
                yield List.of();
            }
        };
    }

    private void note(Segment obx, ServiceRequest request) {
        String label = label(obx);
        String text = NotesFromNte.text(obx.field(5));
        NotesFromNte.add(request, label.isEmpty() ? text : label + ": " + text);
    }

    private List<Reference> document(Segment obx, ServiceRequest request) {
        return DocumentFromObx.document(obx, label(obx), patient, reading)
                .map(document -> {
                    Identifier key = key("document", obx);
                    return List.of(entries.put("document/" + obx.sequence(), document.addIdentifier(key), key));
                })
                .orElseGet(() -> {
                    NotesFromNte.add(request, "A document could not be read: " + label(obx));
                    return List.of();
                });
    }

    private Reference observation(Segment obx) {
        Observation observation = observed(obx);
        Identifier key = key("observation", obx);
        return entries.put("observation/" + obx.sequence(), observation.addIdentifier(key), key);
    }

    /** A figure or a coded answer, without a number of its own. */
    Observation observed(Segment obx) {
        Observation observation = new Observation()
                .setStatus(status(obx.text(11)))
                .setCode(ConceptFromCwe.concept(obx.field(3).first(), "observation", reading.profile()))
                .setSubject(patient);
        value(obx, observation);
        if (obx.field(7).hasValue()) {
            observation.addReferenceRange().setText(obx.field(7).first().whole());
        }
        obx.field(8).repetitions().forEach(flag -> observation
                .addInterpretation()
                .setText(flag.text(1))
                .addCoding()
                .setSystem(Systems.V2_TABLE + "0078")
                .setCode(flag.text(1)));
        reading.dateTime(obx.field(14)).ifPresent(observation::setEffective);
        return observation;
    }

    private void value(Segment obx, Observation observation) {
        Field value = obx.field(5);
        if (obx.text(2).equalsIgnoreCase("SN")) {
            observation.setValue(
                    StructuredNumber.value(value.first(), obx.field(6).first()));
            return;
        }
        if (!obx.text(2).equalsIgnoreCase("NM")) {
            observation.setValue(ConceptFromCwe.concept(value.first(), "answer", reading.profile()));
            return;
        }
        String number = value.text().replaceFirst("^\\+", "");
        if (!number.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
            reading.unmapped(value.location(), "not a number; kept as text");
            observation.setValue(new StringType(value.first().whole()));
            return;
        }
        observation.setValue(StructuredNumber.quantity(number, obx.field(6).first()));
    }

    private static ObservationStatus status(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "", "F" -> ObservationStatus.FINAL;
            case "P", "R", "S" -> ObservationStatus.PRELIMINARY;
            case "C" -> ObservationStatus.CORRECTED;
            case "D", "W" -> ObservationStatus.ENTEREDINERROR;
            case "X" -> ObservationStatus.CANCELLED;
            default -> ObservationStatus.UNKNOWN;
        };
    }

    /** The same question about the same referral keeps its key when the message is sent again or amended. */
    private Identifier key(String kind, Segment obx) {
        String question = obx.text(3);
        int which = questions.merge(kind + "/" + question, 1, Integer::sum);
        return new Identifier()
                .setSystem(referral.getSystem() + "/" + kind)
                .setValue(referral.getValue() + "/" + question + "/" + which);
    }

    /** What the sender calls the question. */
    static String label(Segment obx) {
        Repetition code = obx.field(3).first();
        return List.of(code.text(2), code.text(1)).stream()
                .filter(text -> !text.isEmpty())
                .limit(1)
                .collect(Collectors.joining());
    }
}

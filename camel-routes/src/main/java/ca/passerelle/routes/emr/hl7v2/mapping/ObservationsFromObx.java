package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * OBX by its value type: numbers, codes, dates and times become Observations, texts become notes, documents become DocumentReferences. Each has a key
 * made of the referral's number and its question, so that a message sent again does not make a second one.
 */
final class ObservationsFromObx {

    /** Value types of lines and paragraphs (table 0125). */
    static final Set<String> TEXT = Set.of("TX", "FT", "ST");

    /** Table 0085: deleted, or wrong. */
    private static final Set<String> WITHDRAWN = Set.of("D", "W");

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
        List<Reference> references = new ArrayList<>();
        TextLines lines = new TextLines(text -> NotesFromNte.add(request, text));
        for (ResultSegments result : ResultSegments.of(reading.message())) {
            references.addAll(read(result, lines, request));
        }
        lines.end();
        return references;
    }

    private List<Reference> read(ResultSegments result, TextLines lines, ServiceRequest request) {
        Segment obx = result.obx();
        String type = obx.text(2).toUpperCase(Locale.ROOT);
        if (!obx.field(5).hasValue()) {
            empty(obx, type, lines);
            return List.of();
        }
        if (result.isFigure()) {
            lines.end();
            return observations(result);
        }
        boolean asked = !obx.text(3).isEmpty() || !label(obx).isEmpty();
        if (asked && type.equals("ED")) {
            lines.end();
            return documents(obx, request);
        }
        if (WITHDRAWN.contains(obx.text(11).toUpperCase(Locale.ROOT))) {
            reading.ignored(obx.location(), "its sender has withdrawn it (OBX-11)");
            return List.of();
        }
        Optional<FormattedText> formatted = FormattedText.of(obx.field(5));
        if (formatted.isPresent()) {
            lines.end();
            return List.of(document(
                    DocumentFromObx.document(obx, formatted.get(), label(obx), patient, reading),
                    obx,
                    "document/" + obx.sequence()));
        }
        if (asked && type.equals("RP")) {
            reading.unmapped(obx.field(5).location(), "a document that is elsewhere; its address is kept as a note");
        } else if (!asked || !TEXT.contains(type)) {
            reading.unmapped(obx.field(2).location(), "a value of this type, or without a question, is kept as text");
        }
        lines.add(obx, NotesFromNte.text(obx.field(5)));
        return List.of();
    }

    /** An empty line of a letter that is sent line by line says where a paragraph ends. */
    private void empty(Segment obx, String type, TextLines lines) {
        if (TEXT.contains(type) && lines.continuedBy(obx)) {
            obx.field(3).understood();
            lines.add(obx, "");
        } else {
            reading.ignored(obx.location(), "an observation without a value");
        }
    }

    private List<Reference> documents(Segment obx, ServiceRequest request) {
        List<Reference> references = new ArrayList<>();
        for (Repetition ed : DocumentFromObx.embedded(obx)) {
            String name = "document/" + obx.sequence() + which(ed);
            DocumentFromObx.document(obx, ed, label(obx), patient, reading)
                    .ifPresentOrElse(
                            document -> references.add(document(document, obx, name)),
                            () -> NotesFromNte.add(request, "A document could not be read: " + label(obx)));
        }
        return references;
    }

    private Reference document(DocumentReference document, Segment obx, String name) {
        Identifier key = key("document", obx);
        return entries.put(name, document.addIdentifier(key), key);
    }

    /** One for each answer: a question that takes several has them as repetitions. */
    private List<Reference> observations(ResultSegments result) {
        List<Reference> references = new ArrayList<>();
        for (Repetition value : result.obx().field(5).repetitions()) {
            Observation observation = observed(result.obx(), value, result.order());
            result.comments().stream()
                    .filter(nte -> nte.field(3).hasValue())
                    .forEach(nte -> observation.addNote().setText(NotesFromNte.text(nte.field(3))));
            Identifier key = key("observation", result.obx());
            references.add(entries.put(
                    "observation/" + result.obx().sequence() + which(value), observation.addIdentifier(key), key));
        }
        return references;
    }

    /** What tells an answer from the first to the same question; empty for the first. */
    static String which(Repetition repetition) {
        int number = repetition.location().repetition();
        return number > 1 ? "/" + number : "";
    }

    /**
     * A figure or a coded answer, without a number of its own.
     *
     * @param order the OBR, whose time (OBR-7) counts where OBX-14 has none
     */
    Observation observed(Segment obx, Repetition value, Optional<Segment> order) {
        Observation observation = new Observation()
                .setStatus(status(obx.text(11)))
                .setCode(ConceptFromCwe.concept(obx.field(3).first(), "observation", reading.profile()))
                .setSubject(patient);
        observation.setValue(ObservationValue.of(obx, value, reading));
        if (obx.field(7).hasValue()) {
            observation.addReferenceRange().setText(obx.field(7).first().whole());
        }
        obx.field(8).repetitions().forEach(flag -> observation
                .addInterpretation()
                .setText(flag.text(1))
                .addCoding()
                .setSystem(Systems.V2_TABLE + "0078")
                .setCode(flag.text(1)));
        reading.dateTime(obx.field(14))
                .or(() -> order.flatMap(obr -> reading.dateTime(obr.field(7))))
                .ifPresent(observation::setEffective);
        return observation;
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

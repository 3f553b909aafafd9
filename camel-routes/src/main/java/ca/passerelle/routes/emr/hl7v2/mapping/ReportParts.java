package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The parts of one OBR of a report: Observations, documents, and one document of all its text. */
final class ReportParts {

    private final Reading reading;
    private final Identifier key;
    private final Reference patient;
    private final Reference request;
    private final Entries entries;
    private final List<String> text = new ArrayList<>();
    private String lastLabel = "";
    private final List<AttachedReport.Part> parts = new ArrayList<>();

    ReportParts(Reading reading, Identifier key, Reference patient, KnownReferral referral, Entries entries) {
        this.reading = reading;
        this.key = key;
        this.patient = patient;
        this.request = new Reference("ServiceRequest/" + referral.requestId());
        this.entries = entries;
    }

    List<AttachedReport.Part> read(ReportFromOru.Group group, int number) {
        Optional<Segment> obr = group.headers().stream().findFirst();
        int place = 0;
        for (Segment segment : group.content()) {
            place++;
            if (segment.name().equals("NTE")) {
                note(segment);
            } else if (segment.name().equals("DSP")) {
                text.add(NotesFromNte.text(segment.field(3)));
                segment.field(4).understood();
            } else {
                observation(segment, number + "/" + place, obr);
            }
        }
        text(obr, number);
        return parts;
    }

    private void note(Segment nte) {
        if (nte.field(3).hasValue()) {
            text.add(NotesFromNte.text(nte.field(3)));
        }
    }

    private void observation(Segment obx, String place, Optional<Segment> obr) {
        if (!obx.field(5).hasValue()) {
            reading.ignored(obx.location(), "an observation without a value");
            return;
        }
        String type = obx.text(2).toUpperCase(Locale.ROOT);
        String label = ObservationsFromObx.label(obx);
        Optional<FormattedText> formatted = type.equals("ED") ? Optional.empty() : FormattedText.of(obx.field(5));
        if (ResultSegments.isFigure(type)) {
            observations(obx, place, label, obr);
        } else if (type.equals("ED")) {
            DocumentFromObx.embedded(obx).forEach(ed -> document(obx, ed, place, label, obr));
        } else if (formatted.isPresent()) {
            document(DocumentFromObx.document(obx, formatted.get(), label, patient, reading), obx, place, label, obr);
        } else {
            if (!ObservationsFromObx.TEXT.contains(type)) {
                reading.unmapped(obx.field(2).location(), "a value of this type is kept as text");
            }
            String value = NotesFromNte.text(obx.field(5));
            boolean named = label.isEmpty() || label.equals(title(obr)) || label.equals(lastLabel);
            text.add(named ? value : label + ": " + value);
        }
        lastLabel = label;
    }

    private void observations(Segment obx, String place, String label, Optional<Segment> obr) {
        for (Repetition value : obx.field(5).repetitions()) {
            String which = ObservationsFromObx.which(value);
            Observation observation = new ObservationsFromObx(reading, key, patient, entries)
                    .observed(obx, value, obr)
                    .addBasedOn(request.copy());
            Identifier own = identifier("observation", place + which);
            observation.addIdentifier(own);
            parts.add(new AttachedReport.Part(
                    label.isEmpty() ? "Observation" : label,
                    own,
                    entries.put("observation/" + place + which, observation, own)));
        }
    }

    private void document(Segment obx, Repetition ed, String place, String label, Optional<Segment> obr) {
        String which = ObservationsFromObx.which(ed);
        DocumentFromObx.document(obx, ed, label, patient, reading)
                .ifPresentOrElse(
                        document -> document(document, obx, place + which, label, obr),
                        () -> text.add("A document could not be read: " + label));
    }

    private void document(DocumentReference document, Segment obx, String place, String label, Optional<Segment> obr) {
        about(document, obr, obx.field(11));
        Identifier own = identifier("document", place);
        document.addIdentifier(own);
        parts.add(new AttachedReport.Part(
                label.isEmpty() ? "Document" : label, own, entries.put("document/" + place, document, own)));
    }

    /** All text of the group as one document, so that its lines stay together. */
    private void text(Optional<Segment> obr, int number) {
        if (text.isEmpty()) {
            return;
        }
        DocumentReference document = new DocumentReference();
        document.setStatus(DocumentReferenceStatus.CURRENT).setSubject(patient.copy());
        document.setType(type(obr));
        document.addContent()
                .getAttachment()
                .setContentType("text/plain; charset=utf-8")
                .setTitle(title(obr))
                .setData(String.join("\n", text).getBytes(StandardCharsets.UTF_8));
        about(document, obr, obr.map(segment -> segment.field(25)).orElse(null));
        Identifier own = identifier("document", String.valueOf(number));
        document.addIdentifier(own);
        parts.add(new AttachedReport.Part(title(obr), own, entries.put("document/text/" + number, document, own)));
    }

    private void about(DocumentReference document, Optional<Segment> obr, @Nullable Field status) {
        document.getContext().addRelated(request.copy());
        if (status != null && status.hasValue()) {
            document.setDocStatus(ReportFromOru.status(status.text().toUpperCase(Locale.ROOT)));
        }
        obr.flatMap(segment -> segment.field(22).hasValue()
                        ? reading.dateTime(segment.field(22))
                        : reading.dateTime(segment.field(7)))
                .filter(DateTimeType::hasValue)
                .filter(time -> time.getValueAsString().contains("T"))
                .ifPresent(time -> document.getDateElement().setValueAsString(time.getValueAsString()));
    }

    private CodeableConcept type(Optional<Segment> obr) {
        return obr.filter(segment -> segment.field(4).hasValue())
                .map(segment -> ConceptFromCwe.concept(segment.field(4).first(), "report", reading.profile()))
                .orElseGet(() -> new CodeableConcept(Concepts.referralNote()));
    }

    private static String title(Optional<Segment> obr) {
        return obr.map(segment -> segment.field(4).first())
                .map(code -> code.text(2).isEmpty() ? code.text(1) : code.text(2))
                .filter(title -> !title.isEmpty())
                .orElse("Report");
    }

    private Identifier identifier(String kind, String place) {
        return new Identifier().setSystem(key.getSystem() + "/" + kind).setValue(key.getValue() + "/" + place);
    }
}

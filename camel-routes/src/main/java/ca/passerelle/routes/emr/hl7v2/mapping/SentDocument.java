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
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The document of an MDM: TXA, with the embedded documents and the text of OBX and NTE (HL7 v2.9 §9.7). */
final class SentDocument {

    private final Reading reading;
    private final Segment txa;

    SentDocument(Reading reading, Segment txa) {
        this.reading = reading;
        this.txa = txa;
    }

    /** The document without its number. */
    DocumentReference resource(KnownReferral referral, List<Attachment> contents) {
        DocumentReference document = new DocumentReference();
        document.setStatus(status())
                .setDocStatus(docStatus())
                .setSubject(referral.request().getSubject().copy());
        document.setType(type());
        document.getContext().addRelated(new Reference("ServiceRequest/" + referral.requestId()));
        reading.dateTime(txa.field(4).hasValue() ? txa.field(4) : txa.field(6))
                .filter(DateTimeType::hasValue)
                .filter(time -> time.getValueAsString().contains("T"))
                .ifPresent(time -> document.getDateElement().setValueAsString(time.getValueAsString()));
        author().ifPresent(name -> document.addAuthor(new Reference().setDisplay(name)));
        contents.forEach(attachment -> document.addContent().setAttachment(attachment));
        return document;
    }

    /** Embedded documents each, and all text together. */
    List<Attachment> contents() {
        List<Attachment> contents = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (Segment obx : reading.message().all("OBX")) {
            if (!obx.field(5).hasValue()) {
                reading.ignored(obx.location(), "an observation without a value");
            } else if (obx.text(2).equalsIgnoreCase("ED")) {
                DocumentFromObx.embedded(obx).stream()
                        .flatMap(ed ->
                                DocumentFromObx.document(
                                        obx, ed, ObservationsFromObx.label(obx), new Reference(), reading)
                                        .stream())
                        .forEach(document ->
                                contents.add(document.getContentFirstRep().getAttachment()));
            } else {
                text(obx, contents, text);
            }
        }
        reading.message().all("NTE").stream()
                .filter(nte -> nte.field(3).hasValue())
                .forEach(nte -> text.add(NotesFromNte.text(nte.field(3))));
        if (!text.isEmpty()) {
            contents.add(new Attachment()
                    .setContentType("text/plain; charset=utf-8")
                    .setTitle(txa.text(16).isEmpty() ? "Text" : txa.text(16))
                    .setData(String.join("\n", text).getBytes(StandardCharsets.UTF_8)));
        }
        return contents;
    }

    private static void text(Segment obx, List<Attachment> contents, List<String> text) {
        FormattedText.of(obx.field(5))
                .ifPresentOrElse(
                        document -> contents.add(new Attachment()
                                .setDataElement(new DocumentData(document.bytes()))
                                .setContentType(document.contentType())
                                .setTitle(ObservationsFromObx.label(obx))),
                        () -> text.add(NotesFromNte.text(obx.field(5))));
    }

    /** TXA-12, the unique number of the document. */
    Optional<Identifier> number() {
        return number(txa.field(12));
    }

    /** TXA-13, the document that this one adds to or takes the place of. */
    Optional<Identifier> parent() {
        return number(txa.field(13));
    }

    /** TXA-12, else the message itself. */
    Identifier key() {
        return number().orElseGet(() -> {
            reading.repaired(
                    txa.field(12).location(), "no number of the document was sent; the message itself names it");
            return new Identifier().setSystem(reading.partnerSystem("message")).setValue(messageKey());
        });
    }

    /** The number of an addendum that was sent under the number of its document. */
    Identifier addendum(Identifier document) {
        return new Identifier()
                .setSystem(document.getSystem() + "/addendum")
                .setValue(document.getValue() + "/" + messageKey());
    }

    /** TXA-19 (table 0273): obsolete is superseded, deleted is entered in error. */
    DocumentReferenceStatus status() {
        return switch (txa.text(19).toUpperCase(Locale.ROOT)) {
            case "OB" -> DocumentReferenceStatus.SUPERSEDED;
            case "CA" -> DocumentReferenceStatus.ENTEREDINERROR;
            default -> DocumentReferenceStatus.CURRENT;
        };
    }

    /** TXA-17 (table 0271). */
    ReferredDocumentStatus docStatus() {
        return switch (txa.text(17).toUpperCase(Locale.ROOT)) {
            case "DI", "DO", "IN", "IP", "PA" -> ReferredDocumentStatus.PRELIMINARY;
            default -> ReferredDocumentStatus.FINAL;
        };
    }

    /** What a person calls it. */
    String title() {
        String text = type().getText();
        return text == null || text.isEmpty() ? "Document" : text;
    }

    /** The name, with the number where there is one. */
    String name() {
        return title() + number().map(number -> " (" + number.getValue() + ")").orElse("");
    }

    Field field(int number) {
        return txa.field(number);
    }

    private CodeableConcept type() {
        return txa.field(2).hasValue()
                ? ConceptFromCwe.concept(txa.field(2).first(), "0270", reading.profile())
                : new CodeableConcept(Concepts.referralNote());
    }

    private Optional<Identifier> number(Field field) {
        Repetition ei = field.first();
        String value = ReferralNumbers.value(ei);
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Identifier()
                        .setSystem(reading.partnerSystem("document", ei.text(1).isEmpty() ? "" : ei.text(2)))
                        .setValue(value));
    }

    private String messageKey() {
        String control = reading.message().controlId();
        return control.isEmpty() ? MessageHash.of(reading.envelope().raw()) : control;
    }

    /** TXA-9, else TXA-5: who wrote it, as a name. */
    private Optional<String> author() {
        for (int field : new int[] {9, 5}) {
            Repetition xcn = txa.field(field).first();
            String name = List.of(xcn.text(6), xcn.text(3), xcn.text(2)).stream()
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
            if (!name.isEmpty()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}

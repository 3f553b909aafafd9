package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.SenderProfile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * MDM^T02 (HL7 v2.9 §9.6.3) as a document that belongs to a referral: one DocumentReference, whose contents are the embedded documents and the
 * text. TXA-12 is its number: the same document sent again replaces itself.
 */
public final class DocumentFromMdm {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(new MessageType("MDM", "T02"));

    private DocumentFromMdm() {}

    /**
     * Maps one message.
     *
     * @param known the referrals that its numbers name, or else the open ones of its person
     */
    public static Outcome<Bundle> map(
            Hl7Message message, Envelope envelope, SenderProfile profile, List<KnownReferral> known) {
        Reading reading = new Reading(message, envelope, profile);
        Optional<Segment> txa = message.first("TXA");
        if (txa.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "TXA", ProblemCode.REQUIRED_MISSING, "There is no TXA segment: what document is it?"));
        }
        return AboutReferral.orWaiting(reading, known, referral -> map(reading, txa.get(), referral));
    }

    private static Outcome<Bundle> map(Reading reading, Segment txa, KnownReferral referral) {
        DocumentReference document = new DocumentReference();
        document.setStatus(DocumentReferenceStatus.CURRENT)
                .setDocStatus(status(txa.text(17)))
                .setSubject(referral.request().getSubject().copy());
        document.setType(type(txa, reading));
        document.getContext().addRelated(new Reference("ServiceRequest/" + referral.requestId()));
        reading.dateTime(txa.field(4).hasValue() ? txa.field(4) : txa.field(6))
                .filter(DateTimeType::hasValue)
                .filter(time -> time.getValueAsString().contains("T"))
                .ifPresent(time -> document.getDateElement().setValueAsString(time.getValueAsString()));
        author(txa).ifPresent(name -> document.addAuthor(new Reference().setDisplay(name)));
        contents(reading, txa).forEach(attachment -> document.addContent().setAttachment(attachment));
        if (!document.hasContent()) {
            return Outcome.rejected(Problem.error(
                    "OBX-5", ProblemCode.REQUIRED_MISSING, "The document has no content that can be read"));
        }
        Identifier key = key(txa, reading);
        document.addIdentifier(key);
        Entries entries = new Entries(reading);
        Reference entry = entries.put("document", document, key);
        AttachedReport.attach(List.of(new AttachedReport.Part(title(document), key, entry)), referral, entries);
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** Embedded documents each, and all text together. */
    private static List<Attachment> contents(Reading reading, Segment txa) {
        List<Attachment> contents = new ArrayList<>();
        List<String> text = new ArrayList<>();
        for (Segment obx : reading.message().all("OBX")) {
            if (!obx.field(5).hasValue()) {
                reading.ignored(obx.location(), "an observation without a value");
            } else if (obx.text(2).equalsIgnoreCase("ED")) {
                DocumentFromObx.document(obx, ObservationsFromObx.label(obx), new Reference(), reading)
                        .ifPresent(document ->
                                contents.add(document.getContentFirstRep().getAttachment()));
            } else {
                text.add(NotesFromNte.text(obx.field(5)));
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

    private static Identifier key(Segment txa, Reading reading) {
        String value = ReferralNumbers.value(txa.field(12).first());
        if (!value.isEmpty()) {
            String namespace = txa.field(12).first().text(1).isEmpty()
                    ? ""
                    : txa.field(12).first().text(2);
            return new Identifier()
                    .setSystem(reading.partnerSystem("document", namespace))
                    .setValue(value);
        }
        reading.repaired(txa.field(12).location(), "no number of the document was sent; the message itself names it");
        String control = reading.message().controlId();
        return new Identifier()
                .setSystem(reading.partnerSystem("message"))
                .setValue(control.isEmpty() ? MessageHash.of(reading.envelope().raw()) : control);
    }

    private static CodeableConcept type(Segment txa, Reading reading) {
        return txa.field(2).hasValue()
                ? ConceptFromCwe.concept(txa.field(2).first(), "0270", reading.profile())
                : new CodeableConcept(Concepts.referralNote());
    }

    /** Table 0271. */
    private static ReferredDocumentStatus status(String code) {
        return switch (code.toUpperCase(Locale.ROOT)) {
            case "DI", "DO", "IN", "IP", "PA" -> ReferredDocumentStatus.PRELIMINARY;
            default -> ReferredDocumentStatus.FINAL;
        };
    }

    /** TXA-9, else TXA-5: who wrote it, as a name. */
    private static Optional<String> author(Segment txa) {
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

    private static String title(DocumentReference document) {
        String text = document.getType().getText();
        return text == null || text.isEmpty() ? "Document" : text;
    }
}

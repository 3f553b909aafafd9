package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * MDM^T01 to T11 (HL7 v2.9 §9.6) as a document that belongs to a referral: one DocumentReference, whose contents are the embedded documents and
 * the text. TXA-12 is its number: the same document sent again replaces itself. An addendum and a replacement refer to their document by
 * TXA-13; what comes without content is a note.
 */
public final class DocumentFromMdm {

    /** What this maps. */
    public static final Set<MessageType> TYPES = DocumentEvent.types();

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
        DocumentEvent event = DocumentEvent.of(message.event()).orElseThrow();
        SentDocument sent = new SentDocument(reading, txa.get());
        return AboutReferral.orWaiting(reading, known, referral -> map(event, sent, reading, referral));
    }

    private static Outcome<Bundle> map(
            DocumentEvent event, SentDocument sent, Reading reading, KnownReferral referral) {
        if (event == DocumentEvent.CANCELLATION) {
            return cancelled(sent, reading, referral);
        }
        List<Attachment> contents = sent.contents();
        if (!contents.isEmpty()) {
            return stored(event, sent, contents, reading, referral);
        }
        return event.promisesContent(reading.message().event())
                ? Outcome.rejected(Problem.error(
                        "OBX-5", ProblemCode.REQUIRED_MISSING, "The document has no content that can be read"))
                : announced(event, sent, reading, referral);
    }

    private static Outcome<Bundle> stored(
            DocumentEvent event,
            SentDocument sent,
            List<Attachment> contents,
            Reading reading,
            KnownReferral referral) {
        Entries entries = new Entries(reading);
        DocumentReference document = sent.resource(referral, contents);
        Identifier key = sent.key();
        switch (event) {
            case EDIT -> {
                if (document.getDocStatus() == ReferredDocumentStatus.FINAL) {
                    document.setDocStatus(ReferredDocumentStatus.AMENDED);
                }
            }
            case ADDENDUM -> {
                Optional<DocumentReference> parent = parent(sent, reading, referral);
                if (parent.isPresent() && isNumberOf(parent.get(), key)) {
                    // Under the number of its document it would take the document's place.
                    key = sent.addendum(key);
                }
                parent.ifPresent(known -> relate(document, DocumentRelationshipType.APPENDS, known));
            }
            case REPLACEMENT -> replace(document, key, parent(sent, reading, referral), entries);
            default -> {}
        }
        document.addIdentifier(key);
        Reference entry = entries.put("document", document, key);
        AttachedReport.attach(List.of(new AttachedReport.Part(sent.title(), key, entry)), referral, entries);
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** Under a number of its own it makes the earlier one superseded; under the same it is the next version of it. */
    private static void replace(
            DocumentReference document, Identifier key, Optional<DocumentReference> earlier, Entries entries) {
        earlier.filter(known -> !isNumberOf(known, key)).ifPresent(known -> {
            relate(document, DocumentRelationshipType.REPLACES, known);
            change(known, new DocumentReference().setStatus(DocumentReferenceStatus.SUPERSEDED), entries);
        });
    }

    private static Outcome<Bundle> announced(
            DocumentEvent event, SentDocument sent, Reading reading, KnownReferral referral) {
        Entries entries = new Entries(reading);
        Optional<DocumentReference> known = sent.number().flatMap(number -> find(number, referral));
        if (event == DocumentEvent.STATUS && known.isPresent()) {
            DocumentReference changes = new DocumentReference();
            changes.setStatus(sent.status()).setDocStatus(sent.docStatus());
            change(known.get(), changes, entries);
        }
        reading.repaired(
                reading.message().header().field(9).location(),
                "the document was not sent along; its announcement is kept as a note");
        AttachedReport.say(event.note(sent.name()), referral, entries);
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    private static Outcome<Bundle> cancelled(SentDocument sent, Reading reading, KnownReferral referral) {
        Optional<DocumentReference> known = sent.number().flatMap(number -> find(number, referral));
        if (known.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "TXA-12",
                    sent.number().isPresent() ? ProblemCode.NOT_FOUND : ProblemCode.REQUIRED_MISSING,
                    "The referral has no document of this number from you that could be withdrawn"));
        }
        Entries entries = new Entries(reading);
        DocumentReference changes = new DocumentReference();
        changes.setStatus(DocumentReferenceStatus.ENTEREDINERROR).setDocStatus(ReferredDocumentStatus.ENTEREDINERROR);
        change(known.get(), changes, entries);
        if (!TransitionTable.isOver(referral.task().getStatus())) {
            AttachedReport.say(DocumentEvent.CANCELLATION.note(sent.name()), referral, entries);
        }
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    /** The document of TXA-13, else an earlier one of the same number; noted when there is none. */
    private static Optional<DocumentReference> parent(SentDocument sent, Reading reading, KnownReferral referral) {
        Optional<DocumentReference> parent = sent.parent().or(sent::number).flatMap(number -> find(number, referral));
        if (parent.isEmpty()) {
            reading.unmapped(
                    sent.field(13).location(),
                    "the referral has no document of this number from you; what was sent stands by itself");
        }
        return parent;
    }

    private static void change(DocumentReference known, DocumentReference changes, Entries entries) {
        entries.patch(known, JsonPatch.adding(changes).bytes());
    }

    private static void relate(DocumentReference document, DocumentRelationshipType how, DocumentReference known) {
        document.addRelatesTo()
                .setCode(how)
                .setTarget(new Reference(
                        "DocumentReference/" + known.getIdElement().getIdPart()));
    }

    private static Optional<DocumentReference> find(Identifier number, KnownReferral referral) {
        return referral.attached().stream()
                .filter(DocumentReference.class::isInstance)
                .map(DocumentReference.class::cast)
                .filter(document -> isNumberOf(document, number))
                .findFirst();
    }

    private static boolean isNumberOf(DocumentReference document, Identifier number) {
        return document.getIdentifier().stream().anyMatch(known -> PatientUpdate.isSame(known, number));
    }
}

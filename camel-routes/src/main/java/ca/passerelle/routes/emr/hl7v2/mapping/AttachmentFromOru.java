package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.HealthNumber;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.SenderProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * OSCAR's attachment of a referral: an ORU^R01 of its own whose NTE hold the documents (NTE-3 base64 in repetitions, NTE-4.2 the subject,
 * NTE-4.3 the name of the file) and which names its referral by a sentence alone, {@code Attachment for consultation : 41}. The number is
 * that of the same partner's referral; what comes before it waits.
 */
public final class AttachmentFromOru {

    private static final Pattern SENTENCE =
            Pattern.compile("(?i)attachment\\s+for\\s+consultation\\s*:\\s*(\\S{1,64})");

    private final Reading reading;
    private final Identifier number;

    private AttachmentFromOru(Reading reading, String number) {
        this.reading = reading;
        this.number =
                new Identifier().setSystem(reading.partnerSystem("referral")).setValue(number);
    }

    /** The attachment in a message; empty when the message does not hold the sentence. */
    public static Optional<AttachmentFromOru> in(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Reading reading = new Reading(message, envelope, profile);
        // Looking for the sentence is not reading: another family may take the message.
        return message.marking(new ReadMarks()).segments().stream()
                .flatMap(segment -> text(segment).stream())
                .map(SENTENCE::matcher)
                .filter(Matcher::find)
                .map(found -> new AttachmentFromOru(reading, found.group(1)))
                .findFirst();
    }

    /** The number of its referral. */
    public Identifier number() {
        return number;
    }

    /** The outcome while the referral is not there. */
    public Outcome<Bundle> early() {
        reading.unmapped(
                new Location("NTE", 1, 0, 0, 0), "the referral that this belongs to has not arrived; it waits for it");
        return new Outcome.Mapped<>(
                new Bundle().setType(BundleType.TRANSACTION),
                reading.notes(),
                List.of(new Awaited.Referral(number.getSystem(), number.getValue())));
    }

    /** The documents as supporting information of the referral. */
    public Outcome<Bundle> joined(Progress referral) {
        Optional<Patient> sent = reading.message().first("PID").map(pid -> PatientFromPid.patient(pid, reading));
        if (sent.isPresent() && referral.patient() != null && isAnother(sent.get(), referral.patient())) {
            return Outcome.rejected(Problem.error(
                    "PID-3", ProblemCode.WRONG_PATIENT, "The referral of this number is about another person"));
        }
        Entries entries = new Entries(reading);
        Reference request = new Reference(
                "ServiceRequest/" + referral.request().getIdElement().getIdPart());
        List<Reference> documents = new ArrayList<>();
        for (Segment nte : reading.message().all("NTE")) {
            if (!isSentence(nte) && nte.field(3).hasValue()) {
                document(nte, referral.request().getSubject(), request, entries).ifPresent(documents::add);
            }
        }
        if (documents.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "NTE-3",
                    ProblemCode.INVALID_VALUE,
                    "There is no document that can be decoded, or it is too large"));
        }
        Additions additions = new Additions("ServiceRequest");
        documents.forEach(document -> additions.reference("supportingInfo", document));
        entries.add(referral.request(), additions);
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    private Optional<Reference> document(Segment nte, Reference patient, Reference request, Entries entries) {
        Optional<byte[]> content = DocumentContent.decode("BASE64", joined(nte.field(3)));
        Repetition kind = nte.field(4).first();
        String title = kind.text(2);
        String file = kind.text(3);
        if (content.isEmpty()) {
            reading.unmapped(nte.field(3).location(), "a document that cannot be decoded, or is too large");
            return Optional.empty();
        }
        DocumentReference document = new DocumentReference();
        document.setStatus(DocumentReferenceStatus.CURRENT).setSubject(patient.copy());
        document.getType().setText("Attachment of a referral");
        document.getContext().addRelated(request);
        document.addContent()
                .setAttachment(new Attachment()
                        .setDataElement(new DocumentData(content.get()))
                        .setContentType(DocumentContent.type(content.get(), DocumentContent.typeOfFile(file)))
                        .setTitle(title.isEmpty() ? file : title));
        Identifier key = new Identifier()
                .setSystem(number.getSystem() + "/attachment")
                .setValue(number.getValue() + "/"
                        + MessageHash.of(reading.envelope().raw()) + "/" + nte.sequence());
        return Optional.of(entries.put("attachment/" + nte.sequence(), document.addIdentifier(key), key));
    }

    private static boolean isSentence(Segment nte) {
        return text(nte).filter(text -> SENTENCE.matcher(text).find()).isPresent();
    }

    /** The text of a note, whether it is sent as it is or as base64. */
    private static Optional<String> text(Segment segment) {
        return switch (segment.name()) {
            case "NTE" ->
                Optional.of(segment.field(3)).filter(Field::hasValue).map(field -> NotesFromNte.fromBase64(field)
                        .orElseGet(() -> NotesFromNte.text(field)));
            case "OBX" -> Optional.of(segment.field(5)).filter(Field::hasValue).map(NotesFromNte::text);
            default -> Optional.empty();
        };
    }

    private static String joined(Field field) {
        return field.repetitions().stream().map(Repetition::whole).collect(Collectors.joining());
    }

    /** Two people are told apart by two health numbers of one system that differ. */
    private static boolean isAnother(Patient sent, Patient known) {
        return sent.getIdentifier().stream()
                .filter(one -> HealthNumber.ofSystem(one.getSystem()).isPresent())
                .anyMatch(one -> known.getIdentifier().stream()
                        .anyMatch(other -> one.getSystem().equals(other.getSystem())
                                && !one.getValue().equals(other.getValue())));
    }
}

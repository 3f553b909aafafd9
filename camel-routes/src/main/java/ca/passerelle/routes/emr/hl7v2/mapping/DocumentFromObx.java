package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * OBX of type ED to DocumentReference. The encoding is looked for by its name, because senders disagree on where it stands
 * ({@code ^application^pdf^Base64^…} or {@code ^application/pdf^Base64^…}); the content says what it is before the sender does.
 */
final class DocumentFromObx {

    private static final Set<String> ENCODINGS = Set.of("BASE64", "HEX", "A");
    private static final Map<String, String> TYPES =
            Map.of("AP", "application", "TX", "text", "IM", "image", "AU", "audio", "FT", "text");

    private DocumentFromObx() {}

    /** The documents that an OBX holds: its first repetition, and those after it that say how they are encoded. */
    static List<Repetition> embedded(Segment obx) {
        return obx.field(5).allRepetitions().stream()
                .filter(ed -> ed.location().repetition() == 1 || encoding(ed).isPresent())
                .toList();
    }

    static Optional<DocumentReference> document(
            Segment obx, Repetition ed, String title, Reference patient, Reading reading) {
        Optional<byte[]> content = content(ed);
        if (content.isEmpty()) {
            reading.unmapped(obx.field(5).location(), "a document that cannot be decoded, or is too large");
            return Optional.empty();
        }
        String type = DocumentContent.type(content.get(), named(ed));
        return Optional.of(document(obx, type, content.get(), title, patient, reading));
    }

    /** A text value that is a document. */
    static DocumentReference document(
            Segment obx, FormattedText formatted, String title, Reference patient, Reading reading) {
        return document(obx, formatted.contentType(), formatted.bytes(), title, patient, reading);
    }

    private static DocumentReference document(
            Segment obx, String type, byte[] content, String title, Reference patient, Reading reading) {
        DocumentReference document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setSubject(patient);
        document.setType(ConceptFromCwe.concept(obx.field(3).first(), "document", reading.profile()));
        document.addContent()
                .setAttachment(new Attachment()
                        .setDataElement(new DocumentData(content))
                        .setContentType(type)
                        .setTitle(title));
        return document;
    }

    private static Optional<byte[]> content(Repetition ed) {
        return encoding(ed).flatMap(number -> DocumentContent.decode(ed.text(number), ed.wholeComponent(number + 1)));
    }

    /** Which component names the encoding. */
    private static Optional<Integer> encoding(Repetition ed) {
        List<String> parts = ed.components();
        return IntStream.range(2, parts.size())
                .filter(number ->
                        ENCODINGS.contains(parts.get(number - 1).strip().toUpperCase(Locale.ROOT)))
                .boxed()
                .findFirst();
    }

    private static String named(Repetition ed) {
        List<String> named = new ArrayList<>();
        for (int component = 2; component <= 3; component++) {
            String part = ed.text(component).toLowerCase(Locale.ROOT);
            if (!part.isEmpty() && !ENCODINGS.contains(part.toUpperCase(Locale.ROOT))) {
                named.add(TYPES.getOrDefault(part.toUpperCase(Locale.ROOT), part));
            }
        }
        return String.join("/", named);
    }
}

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

    static Optional<DocumentReference> document(Segment obx, String title, Reference patient, Reading reading) {
        Repetition ed = obx.field(5).first();
        Optional<byte[]> content = content(ed);
        if (content.isEmpty()) {
            reading.unmapped(obx.field(5).location(), "a document that cannot be decoded, or is too large");
            return Optional.empty();
        }
        Attachment attachment = new Attachment()
                .setDataElement(new DocumentData(content.get()))
                .setContentType(DocumentContent.type(content.get(), named(ed)))
                .setTitle(title);
        DocumentReference document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setSubject(patient);
        document.setType(ConceptFromCwe.concept(obx.field(3).first(), "document", reading.profile()));
        document.addContent().setAttachment(attachment);
        return Optional.of(document);
    }

    private static Optional<byte[]> content(Repetition ed) {
        List<String> parts = ed.components();
        return IntStream.range(2, parts.size())
                .filter(number ->
                        ENCODINGS.contains(parts.get(number - 1).strip().toUpperCase(Locale.ROOT)))
                .boxed()
                .findFirst()
                .flatMap(number -> DocumentContent.decode(ed.text(number), ed.wholeComponent(number + 1)));
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

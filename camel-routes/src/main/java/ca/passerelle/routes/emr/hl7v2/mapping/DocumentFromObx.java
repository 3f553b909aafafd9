package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * OBX of type ED to DocumentReference. The encoding is looked for by its name, because senders disagree on where it stands
 * ({@code ^application^pdf^Base64^…} or {@code ^application/pdf^Base64^…}); the content says what it is before the sender does.
 */
final class DocumentFromObx {

    /** Largest document in bytes. */
    static final int MAX_BYTES = 12 * 1024 * 1024;

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
                .setData(content.get())
                .setContentType(type(ed, content.get()))
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
        for (int index = 1; index < parts.size() - 1; index++) {
            String encoding = parts.get(index).strip().toUpperCase(Locale.ROOT);
            if (ENCODINGS.contains(encoding)) {
                return decoded(encoding, ed.wholeComponent(index + 2));
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> decoded(String encoding, String text) {
        try {
            byte[] bytes =
                    switch (encoding) {
                        case "BASE64" -> Base64.getDecoder().decode(text.replaceAll("\\s", ""));
                        case "HEX" -> HexFormat.of().parseHex(text.replaceAll("\\s", ""));
                        default -> text.getBytes(StandardCharsets.UTF_8);
                    };
            return bytes.length == 0 || bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException notEncodedAsSaid) {
            return Optional.empty();
        }
    }

    private static String type(Repetition ed, byte[] content) {
        if (startsWith(content, '%', 'P', 'D', 'F')) {
            return "application/pdf";
        }
        if (startsWith(content, 0x89, 'P', 'N', 'G')) {
            return "image/png";
        }
        if (startsWith(content, 0xFF, 0xD8, 0xFF)) {
            return "image/jpeg";
        }
        List<String> named = new ArrayList<>();
        for (int component = 2; component <= 3; component++) {
            String part = ed.text(component).toLowerCase(Locale.ROOT);
            if (!part.isEmpty() && !ENCODINGS.contains(part.toUpperCase(Locale.ROOT))) {
                named.add(TYPES.getOrDefault(part.toUpperCase(Locale.ROOT), part));
            }
        }
        String type = String.join("/", named);
        return type.matches("[a-z]+/[a-z0-9.+-]+") ? type : "application/octet-stream";
    }

    private static boolean startsWith(byte[] content, int... magic) {
        for (int index = 0; index < magic.length; index++) {
            if (index >= content.length || (content[index] & 0xFF) != magic[index]) {
                return false;
            }
        }
        return true;
    }
}

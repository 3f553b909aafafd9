package ca.passerelle.gateway.fhir.document;

import ca.passerelle.gateway.blob.BlobProperties;
import ca.passerelle.gateway.blob.Blobs;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.WriteRule;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves documents out of what is stored: of a Binary always, of an attachment when it is large. Last of the rules, so that nothing is
 * kept of what another refuses.
 */
@Component
@Order(900)
class DocumentRule implements WriteRule {

    private final Blobs blobs;
    private final BlobProperties properties;

    DocumentRule(Blobs blobs, BlobProperties properties) {
        this.blobs = blobs;
        this.properties = properties;
    }

    @Override
    public void apply(Writing writing) {
        for (Change change : writing.changes()) {
            if (change.after() instanceof Binary binary) {
                binary(binary, change);
            } else if (change.after() != null && Documents.mayHold(change.key().type())) {
                Documents.of(change.after()).forEach(attachment -> attachment(attachment, change));
            }
        }
    }

    /** The data of a Binary that was read for a patch is a pointer already; whatever else stands there was sent. */
    private void binary(Binary after, Change change) {
        byte[] sent = after.getData();
        boolean untouched = change.before() instanceof Binary before && Arrays.equals(before.getData(), sent);
        if (sent != null && sent.length > 0 && !untouched) {
            Documents.point(after, kept(sent, change));
        }
    }

    private void attachment(Attachment attachment, Change change) {
        byte[] sent = attachment.getData();
        if (sent == null || sent.length == 0) {
            checkPointer(attachment, change);
        } else if (sent.length > properties.inlineBytes()) {
            Documents.point(attachment, kept(sent, change));
        } else {
            Documents.unpoint(attachment);
        }
    }

    private String kept(byte[] bytes, Change change) {
        if (bytes.length > properties.maxBytes()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    change.location(),
                    ProblemCode.TOO_LARGE,
                    "A document has at most " + properties.maxBytes() + " bytes (passerelle.blob.max-bytes).");
        }
        return blobs.put(bytes);
    }

    /** A pointer is the gateway's own sign. One that was not there before would give a reader what another has sent. */
    private static void checkPointer(Attachment attachment, Change change) {
        if (attachment.hasExtension(Systems.BLOB)
                && Documents.pointer(attachment)
                        .filter(pointers(change.before())::contains)
                        .isEmpty()) {
            throw Refusal.unprocessable(
                    change.location(),
                    ProblemCode.NOT_ALLOWED,
                    "This extension is the gateway's own; the data itself is sent.");
        }
    }

    private static Set<String> pointers(@Nullable Resource before) {
        return before == null
                ? Set.of()
                : Documents.of(before).stream()
                        .flatMap(attachment -> Documents.pointer(attachment).stream())
                        .collect(Collectors.toSet());
    }
}

package ca.passerelle.gateway.fhir.document;

import ca.passerelle.gateway.blob.BlobProperties;
import ca.passerelle.gateway.blob.Blobs;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.referral.DocumentContents;
import ca.passerelle.profiles.Systems;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Gives documents back to the resources that they came with. */
@Component
public class StoredDocuments implements DocumentContents {

    private static final Coding SUBSETTED = new Coding(Systems.OBSERVATION_VALUE, "SUBSETTED", null);

    private final Blobs blobs;
    private final BlobProperties properties;

    StoredDocuments(Blobs blobs, BlobProperties properties) {
        this.blobs = blobs;
        this.properties = properties;
    }

    /** How many bytes of documents one answer may still carry. */
    public static final class Room {

        private long left;

        private Room(long left) {
            this.left = left;
        }

        private boolean takes(long bytes) {
            left -= bytes;
            return left >= 0;
        }
    }

    /** Room for the documents of one answer with many resources. */
    public Room room() {
        return new Room(properties.maxBytes());
    }

    /** Whether documents of a stored resource stand elsewhere. */
    public static boolean isPartElsewhere(StoredResource stored) {
        String type = stored.key().type();
        return type.equals("Binary")
                || (Documents.mayHold(type) && stored.json().contains(Systems.BLOB));
    }

    @Override
    public void restore(List<Resource> resources) {
        Room room = room();
        resources.forEach(resource -> restore(resource, room));
    }

    /** Gives a resource its documents. */
    public void restore(Resource resource) {
        if (resource instanceof Binary binary) {
            Documents.pointer(binary).ifPresent(name -> binary.setData(blobs.read(name)));
            return;
        }
        for (Attachment attachment : Documents.of(resource)) {
            Documents.pointer(attachment).ifPresent(name -> Documents.fill(attachment, blobs.read(name)));
        }
    }

    /**
     * Gives a resource its documents as long as there is room. One that finds no room is left without its documents, and marked as the
     * part of a resource that it is: a read of it gives the whole.
     */
    public void restore(Resource resource, Room room) {
        long size = pointers(resource).mapToLong(this::size).sum();
        if (room.takes(size)) {
            restore(resource);
            return;
        }
        if (resource instanceof Binary binary) {
            binary.setDataElement(null);
        } else {
            Documents.of(resource).forEach(Documents::unpoint);
        }
        resource.getMeta().addTag(SUBSETTED.copy());
    }

    private static Stream<String> pointers(Resource resource) {
        return resource instanceof Binary binary
                ? Documents.pointer(binary).stream()
                : Documents.of(resource).stream().flatMap(attachment -> Documents.pointer(attachment).stream());
    }

    /** The blob of a stored Binary; empty when it has no data. */
    public Optional<String> blob(Binary binary) {
        return Documents.pointer(binary);
    }

    public long size(String blob) {
        return blobs.size(blob).orElse(0L);
    }

    /** Writes the bytes out, part by part. */
    public void copy(String blob, OutputStream out) throws IOException {
        blobs.copy(blob, out);
    }
}

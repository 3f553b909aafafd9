package ca.passerelle.routes.directory.fhir;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Ids of a feed's records. A record keeps its FHIR id for as long as its feed calls it by the same id, whether or not that one is a UUID.
 *
 * @param feed key of the feed
 */
public record FeedIds(String feed) {

    /** Name-based UUID, version 5 (RFC 4122 §4.3), of the identifier system and value. */
    public UUID id(SourceKey key) {
        byte[] name = (system(key.kind()) + "|" + key.id()).getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer sum = ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(name));
            long high = sum.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
            long low = sum.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The identifier system of the feed's own ids of this kind. */
    public String system(RecordKind kind) {
        return Systems.FEED_RECORD + "/" + feed + "/" + kind.word();
    }

    Identifier identifier(SourceKey key) {
        return new Identifier().setSystem(system(key.kind())).setValue(key.id());
    }

    /** A reference that can be followed. */
    Reference reference(String type, SourceKey key) {
        return new Reference(type + "/" + id(key));
    }

    /** A reference to something that the feed names but does not hold. */
    Reference logical(String type, SourceKey key) {
        return new Reference().setType(type).setIdentifier(identifier(key));
    }
}

package ca.passerelle.routes.directory.publishing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Ids as HSDS wants them: UUIDs that stay what they are for as long as the directory calls a thing by the same name. */
public final class HsdsIds {

    private HsdsIds() {}

    /**
     * The service that a HealthcareService is one place of: its second identifier names it, and places of one service share it. Without one it
     * is the HealthcareService's own id.
     */
    public static UUID service(HealthcareService service) {
        return service.getIdentifier().size() < 2
                ? of(service)
                : named(service.getIdentifier().get(1));
    }

    /** The id of a resource of ours. */
    public static UUID of(Resource resource) {
        return UUID.fromString(resource.getIdElement().getIdPart());
    }

    /** What a reference of ours leads to; null for any other. */
    static @Nullable String of(Reference reference) {
        String part = reference.getReferenceElement().getIdPart();
        return reference.getReference() == null || reference.getReference().isEmpty() ? null : part;
    }

    private static UUID named(Identifier identifier) {
        return named(identifier.getSystem() + "|" + identifier.getValue());
    }

    /** A part of something: the same name gives the same id. */
    static UUID part(UUID owner, String kind, int number) {
        return named(owner + "/" + kind + "/" + number);
    }

    /** Name-based UUID, version 5 (RFC 4122 §4.3). */
    static UUID named(String name) {
        try {
            ByteBuffer sum =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = sum.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
            long low = sum.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

package ca.passerelle.gateway.partner;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The active partners and their credentials as they stood at one moment: looked at with every request, changed a few times a year. */
final class Roster {

    private final Instant readAt;
    private final Map<UUID, Partner> byId = new HashMap<>();
    private final Map<UUID, Partner> byOrganization = new HashMap<>();
    private final Map<String, Partner> byKey = new HashMap<>();
    private final Map<ByteBuffer, Credential> credentials = new HashMap<>();

    Roster(Instant readAt) {
        this.readAt = readAt;
    }

    /** A token's hash, and whose it is until when. */
    private record Credential(UUID partner, @Nullable Instant expires) {}

    void add(Partner partner) {
        byId.put(partner.id(), partner);
        byOrganization.put(partner.organization(), partner);
        byKey.put(partner.key(), partner);
    }

    void add(byte[] tokenHash, UUID partner, @Nullable Instant expires) {
        credentials.put(ByteBuffer.wrap(tokenHash), new Credential(partner, expires));
    }

    Instant readAt() {
        return readAt;
    }

    Optional<Partner> byId(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Partner> byOrganization(UUID organization) {
        return Optional.ofNullable(byOrganization.get(organization));
    }

    Optional<Partner> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<Partner> byToken(byte[] tokenHash, Instant now) {
        return Optional.ofNullable(credentials.get(ByteBuffer.wrap(tokenHash)))
                .filter(credential ->
                        credential.expires() == null || credential.expires().isAfter(now))
                .flatMap(credential -> byId(credential.partner()));
    }
}

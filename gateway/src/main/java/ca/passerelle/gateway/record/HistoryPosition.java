package ca.passerelle.gateway.record;

import ca.passerelle.profiles.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A version in the history of a type: where the next page begins, exclusive. It holds a position only, no right to see anything. */
public record HistoryPosition(Instant updated, UUID id, int version) {

    public static HistoryPosition of(StoredResource last) {
        return new HistoryPosition(last.updated(), last.key().id(), last.version());
    }

    /** As the {@code next} link carries it. */
    public String token() {
        String text = updated.toEpochMilli() + " " + id + " " + version;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The inverse of {@link #token}.
     *
     * @throws Refusal BAD_REQUEST when no link here said so
     */
    public static HistoryPosition read(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII).split(" ", -1);
            return new HistoryPosition(
                    Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    ResourceKey.uuid(parts[1]).orElseThrow(),
                    Integer.parseInt(parts[2]));
        } catch (RuntimeException e) {
            throw Refusal.badRequest("_page", ProblemCode.INVALID_VALUE, "The page is not one that a link here names.");
        }
    }
}

package ca.passerelle.gateway.workitem;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code of a sender's that has no meaning here yet, or had none.
 *
 * @param application MSH-3.1 of the sender
 * @param facility MSH-4.1 of the sender
 * @param kind what the code is for: {@code STATUS}, {@code PRIORITY}, {@code CATEGORY} or {@code AUTHORITY}
 * @param code as the sender writes it, in upper case
 * @param display what the sender calls it; empty when it does not say
 * @param location where it last stood
 * @param waiting how many messages wait for its meaning
 * @param lastSeen when a message last held it, to the minute
 * @param resolved when it was given a meaning; null while it has none
 */
public record WorkItem(
        UUID id,
        String application,
        String facility,
        String kind,
        String code,
        String display,
        String location,
        long waiting,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant resolved) {}

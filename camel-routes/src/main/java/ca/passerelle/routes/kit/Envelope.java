package ca.passerelle.routes.kit;

import java.time.Instant;
import java.util.UUID;

/**
 * One message as it arrived, with everything a pure mapping may know of the outside world.
 *
 * @param message the journal's id for the message; resource ids that a mapping needs are derived from it
 * @param partner who sent it, as the door established
 * @param channel the door it came through
 * @param senderKey what makes a repeat recognisable, unique per partner and channel
 * @param reuseKey the part of the sender key that a sender may wrongly use twice for different content (MSH-3|4|10), empty where the
 *     channel has none
 * @param refuseReuse whether such a second use is to be refused, by the sender's profile, instead of taken and flagged
 * @param received when the last byte arrived
 * @param raw the bytes, unchanged
 */
public record Envelope(
        UUID message,
        UUID partner,
        Channel channel,
        String senderKey,
        String reuseKey,
        boolean refuseReuse,
        Instant received,
        byte[] raw) {}

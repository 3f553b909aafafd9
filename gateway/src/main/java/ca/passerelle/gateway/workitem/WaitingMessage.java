package ca.passerelle.gateway.workitem;

import ca.passerelle.routes.kit.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was kept and is not in the record yet.
 *
 * @param message the journal's id
 * @param senderKey what makes its repeat recognisable
 * @param answered whether its sender was told that it was taken
 * @param referral number of the referral that it waits for; null when it waits for the meaning of a code
 */
public record WaitingMessage(
        UUID message,
        UUID partner,
        Channel channel,
        String senderKey,
        Instant received,
        boolean answered,
        @Nullable ReferralNumber referral) {

    /** A referral by the number that its sender gave it. */
    public record ReferralNumber(String system, String value) {}
}

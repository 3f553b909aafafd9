package ca.passerelle.gateway.workitem;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of a referral that was over when it came. Nothing was changed; somebody has to see whether it matters.
 *
 * @param message the journal's id of the message that asked for it
 * @param referral id of the Task
 */
public record LateChange(UUID message, UUID referral, Instant received) {}

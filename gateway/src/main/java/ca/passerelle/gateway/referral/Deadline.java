package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.ClockKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whom an open referral waits for, and until when.
 *
 * @param next who acts next
 * @param clock what is awaited
 * @param due when whoever acts next should have acted
 * @param alarm when the clock rings next; null when it does not any more
 * @param stage what it rings for then
 */
public record Deadline(
        Actor next, ClockKind clock, Instant due, @Nullable Instant alarm, Stage stage) {

    /** What is done when a clock rings, one after the other. */
    public enum Stage {
        /** Whoever acts next is reminded. */
        REMIND,
        /** The requester is told. */
        ESCALATE,
        /** What nobody answered is cancelled. */
        CLOSE,
        /** A place that was kept for the person is not kept any more. */
        LAPSE
    }

    /** The same waiting, with its next ring. */
    Deadline ringing(@Nullable Instant at, Stage then) {
        return new Deadline(next, clock, due, at, then);
    }
}

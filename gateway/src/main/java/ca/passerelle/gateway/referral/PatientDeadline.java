package ca.passerelle.gateway.referral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when a person should have done what she was asked.
 *
 * @param alarm when the clock rings next; null when it does not any more
 * @param stage what it rings for then
 */
record PatientDeadline(Instant due, @Nullable Instant alarm, Deadline.Stage stage) {

    boolean isRinging(Instant now) {
        return alarm != null && !alarm.isAfter(now);
    }

    /** The same waiting, with its next ring. */
    PatientDeadline ringing(@Nullable Instant at, Deadline.Stage then) {
        return new PatientDeadline(due, at, then);
    }
}

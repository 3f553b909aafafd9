package ca.passerelle.gateway.referral;

import ca.passerelle.profiles.BusinessStatus;
import java.util.Optional;

/**
 * What a referral becomes when one that was made from it, onward, moves: a pure rule. The gateway never ends a referral by it: whether
 * the person was helped is for the owner to say.
 */
final class RollUp {

    private RollUp() {}

    /** Where the upper referral should stand, if its own state lets it; empty when it stays. */
    static Optional<BusinessStatus> of(BusinessStatus child) {
        return switch (child) {
            case SENT, RECEIVED -> Optional.of(BusinessStatus.ACCEPTED);
            case ACCEPTED, IN_PROGRESS -> Optional.of(BusinessStatus.IN_PROGRESS);
            case BOOKED, NO_SHOW, BOOKING_CANCELLED, INTERIM -> Optional.of(child);
            default -> Optional.empty();
        };
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.profiles.Transition;

/** From what the lifecycle says to what the record understands. */
final class Rulings {

    private Rulings() {}

    /** The transition of an allowed move. Throws a {@link Refusal} for a refused one. */
    static Transition allowed(Ruling ruling) {
        if (ruling instanceof Ruling.Refused refused) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, refused.problems());
        }
        return ((Ruling.Allowed) ruling).transition();
    }
}

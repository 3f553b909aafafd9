package ca.passerelle.routes.port;

import java.util.Optional;
import java.util.UUID;

/** The referrals of a partner, as far as its later messages ask for them. */
public interface Referrals {

    /** Whether the partner may see a referral with this number. */
    boolean isKnown(UUID partner, String system, String number);

    /** The referral as it stands now, as the partner may see it; empty when there is none for it. */
    Optional<Progress> standing(UUID partner, String system, String number);
}

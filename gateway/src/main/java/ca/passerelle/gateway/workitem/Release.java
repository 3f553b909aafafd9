package ca.passerelle.gateway.workitem;

import java.util.UUID;

/** Reads waiting messages again. Implemented by the doors they came through. */
public interface Release {

    /**
     * Reads again, oldest first, what a partner's new meanings have made readable; each message through the intake, once.
     *
     * @return how many are in the record now that were not before
     */
    int readable(UUID partner);

    /** Reads again all that can be read now: what has a meaning since, and what belongs to a referral that has come since. */
    void all();
}

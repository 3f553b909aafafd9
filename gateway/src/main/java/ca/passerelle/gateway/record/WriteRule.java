package ca.passerelle.gateway.record;

/**
 * A rule that every write passes through, whichever door it came by. Called inside the transaction, with the rows locked, before
 * anything is stored. It may amend the changes, add changes, decide who takes part, or refuse. Rules run in the order of their
 * {@code @Order}.
 */
public interface WriteRule {

    /**
     * Looks at everything that is about to be written.
     *
     * @throws Refusal when it may not be
     */
    void apply(Writing writing);
}

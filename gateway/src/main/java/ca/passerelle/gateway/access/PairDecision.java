package ca.passerelle.gateway.access;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What a person decides of two records that may be one, as the body of a request says it.
 *
 * @param decision {@code link} or {@code separate}
 * @param reason in words
 */
public record PairDecision(
        @Nullable String decision, @Nullable String reason) {

    private static final int LONGEST_REASON = 1000;
    private static final String LINK = "link";

    /** The same with its reason stripped. Refused when it decides nothing, or without a reason. */
    public PairDecision checked() {
        String words = reason == null ? "" : reason.strip();
        if (!isLink() && !"separate".equals(decision)) {
            throw Refusal.unprocessable("decision", ProblemCode.INVALID_VALUE, "The decision is link or separate.");
        }
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw Refusal.unprocessable("reason", ProblemCode.REASON_REQUIRED, "A decision has a reason, in words.");
        }
        return new PairDecision(decision, words);
    }

    public boolean isLink() {
        return LINK.equals(decision);
    }

    /** The reason, empty when there is none. */
    public String words() {
        return reason == null ? "" : reason;
    }
}

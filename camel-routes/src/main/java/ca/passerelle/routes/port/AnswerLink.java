package ca.passerelle.routes.port;

import java.time.Instant;

/**
 * A signed link by which a person without an account answers one referral. Whoever has it can answer, so it goes to the endpoint's
 * address and nowhere else.
 *
 * @param url where the answer page is
 * @param until when it stops working
 */
public record AnswerLink(String url, Instant until) {

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "AnswerLink[until " + until + "]";
    }
}

package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;

/**
 * Who moves a referral: the party that asked, the party that answers for it, one of those that may become that party while nobody is, or
 * the gateway on its own account.
 */
public enum Actor {
    REQUESTER("requester"),
    OWNER("owner"),
    CANDIDATE("candidate"),
    GATEWAY("gateway");

    private final String code;

    Actor(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Actor> of(String code) {
        return Arrays.stream(values()).filter(actor -> actor.code.equals(code)).findFirst();
    }
}

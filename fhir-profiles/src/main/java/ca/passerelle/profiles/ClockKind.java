package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;

/** What whoever acts next is awaited for. */
public enum ClockKind {
    /** A draft is sent, or dropped. */
    SEND("send"),
    /** The recipient says yes, no or not yet. */
    REPLY("reply"),
    /** The requester supplies what was asked. */
    ANSWER("answer"),
    /** The recipient reaches the person and begins. */
    CONTACT("contact"),
    /** The recipient says how it goes, or how it ended. */
    UPDATE("update"),
    /** The person does what she was asked to do. Its policies are by code of what is asked, where those of referrals are by need. */
    PERSON("person");

    private final String code;

    ClockKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<ClockKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}

package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a referral was declined, cancelled, put on hold or failed. Displays in both languages are in the code system
 * {@link Systems#STATUS_REASON}.
 */
public enum StatusReason {
    NO_CAPACITY("no-capacity"),
    NOT_ELIGIBLE("not-eligible"),
    OUT_OF_AREA("out-of-area"),
    MISSING_INFORMATION("missing-information"),
    COULD_NOT_CONTACT("could-not-contact"),
    PERSON_DECLINED("person-declined"),
    DUPLICATE("duplicate"),
    REFERRED_ELSEWHERE("referred-elsewhere"),
    SAFETY("safety"),
    NO_RESPONSE("no-response"),
    WAITLIST("waitlist"),
    OTHER("other");

    private final String code;

    StatusReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<StatusReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}

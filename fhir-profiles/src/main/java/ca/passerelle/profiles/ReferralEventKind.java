package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can happen to a referral: the kinds of entries on its timeline. Displays in both languages are in the code system
 * {@link Systems#REFERRAL_EVENT}.
 */
public enum ReferralEventKind {
    REQUESTED("requested"),
    RECEIVED("received"),
    MOVED("moved"),
    AMENDED("amended"),
    CANCELLATION_REQUESTED("cancellation-requested"),
    ONWARD("onward"),
    ONWARD_MOVED("onward-moved"),
    REASSIGNED("reassigned"),
    UNDONE("undone"),
    OVERDUE("overdue"),
    ESCALATED("escalated"),
    CORRECTED("corrected"),
    OFFER_EXPIRED("offer-expired"),
    CONSENT_ENDED("consent-ended"),
    PATIENT_ASKED("patient-asked"),
    PATIENT_MOVED("patient-moved"),
    NOTE("note");

    private final String code;

    ReferralEventKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether somebody else answers for the referral after it. */
    public boolean isHandover() {
        return this == REASSIGNED;
    }

    public static Optional<ReferralEventKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}

package ca.passerelle.profiles;

/**
 * What can be wrong with a message or a request: stable codes that every door reports in its own protocol. The displays in both
 * languages are in the code system {@link Systems#PROBLEM}.
 */
public enum ProblemCode {
    UNREADABLE("unreadable"),
    STRUCTURE("structure"),
    TOO_LARGE("too-large"),
    REQUIRED_MISSING("required-missing"),
    INVALID_VALUE("invalid-value"),
    UNKNOWN_CODE("unknown-code"),
    UNMAPPED("unmapped"),
    IGNORED("ignored"),
    REPAIRED("repaired"),
    CHARSET_MISMATCH("charset-mismatch"),
    UNSUPPORTED_TYPE("unsupported-type"),
    UNSUPPORTED_EVENT("unsupported-event"),
    UNSUPPORTED_VERSION("unsupported-version"),
    UNSUPPORTED_PARAMETER("unsupported-parameter"),
    NOT_SUPPORTED("not-supported"),
    UNKNOWN_SENDER("unknown-sender"),
    UNKNOWN_REFERRAL("unknown-referral"),
    UNKNOWN_RECIPIENT("unknown-recipient"),
    CONTROL_ID_REUSED("control-id-reused"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused"),
    MESSAGE_ID_REUSED("message-id-reused"),
    WRONG_PATIENT("wrong-patient"),
    INCONSISTENT("inconsistent"),
    NOT_FOUND("not-found"),
    NOT_ALLOWED("not-allowed"),
    UNRESOLVABLE_REFERENCE("unresolvable-reference"),
    MULTIPLE_MATCHES("multiple-matches"),
    STALE_VERSION("stale-version"),
    VERSION_REQUIRED("version-required"),
    CONFLICT("conflict"),
    TRANSITION_NOT_ALLOWED("transition-not-allowed"),
    REASON_REQUIRED("reason-required"),
    OUTPUT_REQUIRED("output-required"),
    EXPECTED_DATE_REQUIRED("expected-date-required"),
    BUSINESS_STATUS_MISMATCH("business-status-mismatch"),
    NO_SEAT("no-seat"),
    NOT_UNDOABLE("not-undoable"),
    IMMUTABLE("immutable"),
    CANCELLATION_REQUESTED("cancellation-requested"),
    REQUEST_NOT_ACTIVE("request-not-active"),
    NOT_AUTHENTICATED("not-authenticated"),
    UNAVAILABLE("unavailable"),
    INTERNAL("internal");

    private final String code;

    ProblemCode(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

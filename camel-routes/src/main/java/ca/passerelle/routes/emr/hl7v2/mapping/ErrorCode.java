package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.kit.Problem;

/** Conditions of HL7 table 0357 and how a problem code maps to them. */
enum ErrorCode {
    SEGMENT_SEQUENCE("100", "Segment sequence error"),
    REQUIRED_MISSING("101", "Required field missing"),
    DATA_TYPE("102", "Data type error"),
    TABLE_VALUE("103", "Table value not found"),
    TOO_LONG("104", "Value too long"),
    MESSAGE_TYPE("200", "Unsupported message type"),
    EVENT_CODE("201", "Unsupported event code"),
    VERSION("203", "Unsupported version id"),
    UNKNOWN_KEY("204", "Unknown key identifier"),
    DUPLICATE_KEY("205", "Duplicate key identifier"),
    RECORD_LOCKED("206", "Application record locked"),
    INTERNAL("207", "Application internal error");

    private final String code;
    private final String text;

    ErrorCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }

    static ErrorCode of(Problem problem) {
        return switch (problem.code()) {
            case UNREADABLE, STRUCTURE -> SEGMENT_SEQUENCE;
            case REQUIRED_MISSING -> namesField(problem) ? REQUIRED_MISSING : SEGMENT_SEQUENCE;
            case REASON_REQUIRED, OUTPUT_REQUIRED, EXPECTED_DATE_REQUIRED, VERSION_REQUIRED -> REQUIRED_MISSING;
            case INVALID_VALUE, CHARSET_MISMATCH, REPAIRED, IGNORED, INCONSISTENT -> DATA_TYPE;
            case UNKNOWN_CODE, UNMAPPED, BUSINESS_STATUS_MISMATCH -> TABLE_VALUE;
            case TOO_LARGE -> TOO_LONG;
            case UNSUPPORTED_TYPE -> MESSAGE_TYPE;
            case UNSUPPORTED_EVENT -> EVENT_CODE;
            case UNSUPPORTED_VERSION -> VERSION;
            // What a sender may not touch does not exist for it.
            case UNKNOWN_SENDER,
                    UNKNOWN_REFERRAL,
                    UNKNOWN_RECIPIENT,
                    NOT_FOUND,
                    NOT_AUTHENTICATED,
                    NOT_ALLOWED,
                    UNRESOLVABLE_REFERENCE,
                    WRONG_PATIENT,
                    MULTIPLE_MATCHES -> UNKNOWN_KEY;
            case CONTROL_ID_REUSED, MESSAGE_ID_REUSED, IDEMPOTENCY_KEY_REUSED, CONFLICT -> DUPLICATE_KEY;
            // The message is sound; the referral, as it stands, does not take it.
            case TRANSITION_NOT_ALLOWED,
                    REQUEST_NOT_ACTIVE,
                    IMMUTABLE,
                    NOT_UNDOABLE,
                    NO_SEAT,
                    STALE_VERSION,
                    CANCELLATION_REQUESTED -> RECORD_LOCKED;
            case UNSUPPORTED_PARAMETER, NOT_SUPPORTED, UNAVAILABLE, INTERNAL -> INTERNAL;
        };
    }

    /** Whether the message as such is refused (AR), as opposed to its content (AE). */
    static boolean refusesMessage(ProblemCode code) {
        return switch (code) {
            case UNREADABLE,
                    UNSUPPORTED_TYPE,
                    UNSUPPORTED_EVENT,
                    UNSUPPORTED_VERSION,
                    UNKNOWN_SENDER,
                    NOT_AUTHENTICATED,
                    TOO_LARGE,
                    CONTROL_ID_REUSED,
                    UNAVAILABLE,
                    INTERNAL -> true;
            default -> false;
        };
    }

    private static boolean namesField(Problem problem) {
        return Location.parse(problem.location())
                .filter(location -> location.field() > 0)
                .isPresent();
    }
}

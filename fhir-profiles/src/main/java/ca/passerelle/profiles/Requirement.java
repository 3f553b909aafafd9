package ca.passerelle.profiles;

/** What the Task has to carry after a move. */
public enum Requirement {
    /** Task.statusReason with a text; coded where {@link StatusReason} knows the reason. */
    REASON("reason", ProblemCode.REASON_REQUIRED),
    /** At least one Task.output. */
    OUTPUT("output", ProblemCode.OUTPUT_REQUIRED),
    /** The day on which the wait is expected to end. */
    EXPECTED_DATE("expected-date", ProblemCode.EXPECTED_DATE_REQUIRED);

    private final String code;
    private final ProblemCode whenAbsent;

    Requirement(String code, ProblemCode whenAbsent) {
        this.code = code;
        this.whenAbsent = whenAbsent;
    }

    public String code() {
        return code;
    }

    /** The problem to report when the move comes without it. */
    public ProblemCode whenAbsent() {
        return whenAbsent;
    }
}

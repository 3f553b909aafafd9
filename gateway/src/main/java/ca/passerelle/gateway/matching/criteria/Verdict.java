package ca.passerelle.gateway.matching.criteria;

/** What is known of one criterion; codes of {@code match-verdict}. */
public enum Verdict {
    MET("met"),
    UNKNOWN("unknown"),
    UNMET("unmet");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

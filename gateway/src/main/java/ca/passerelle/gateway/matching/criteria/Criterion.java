package ca.passerelle.gateway.matching.criteria;

/**
 * Everything that a service is weighed by, with the most points that it can give; codes of {@code match-criterion}. What has no points only
 * excludes, or is only said.
 */
public enum Criterion {
    STATUS("status", 0),
    EXCLUSION("exclusion", 0),
    NEED("need", 40),
    AREA("area", 4),
    DISTANCE("distance", 16),
    AGE("age", 6),
    GENDER("gender", 3),
    POPULATION("population", 8),
    ELIGIBILITY("eligibility", 0),
    LANGUAGE("language", 10),
    DESIGNATED_FRENCH("designated-french", 5),
    ACCESSIBILITY("accessibility", 8),
    COST("cost", 8),
    DELIVERY("delivery", 5),
    SCHEDULE("schedule", 6),
    CAPACITY("capacity", 12),
    WAIT("wait", 3),
    REFERRAL("referral", 3),
    FRESHNESS("freshness", 4),
    PREFERENCE("preference", 6);

    private final String code;
    private final int points;

    Criterion(String code, int points) {
        this.code = code;
        this.points = points;
    }

    public String code() {
        return code;
    }

    public int points() {
        return points;
    }
}

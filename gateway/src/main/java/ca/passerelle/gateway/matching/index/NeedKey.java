package ca.passerelle.gateway.matching.index;

/** How {@code match_need} writes a need. */
final class NeedKey {

    /** Nothing says what a service is for. */
    static final String UNKNOWN = "?";

    private NeedKey() {}

    /** A need, or a kind, that only words say. */
    static String words(String key) {
        return "~" + key;
    }
}

package ca.passerelle.gateway.conformance;

import java.util.Arrays;
import java.util.Locale;

/**
 * One thing that is asked.
 *
 * @param source who asks it: a guide, or we ourselves
 * @param key by what the source calls it
 * @param strength how strongly, in the source's word
 * @param status whether it is met
 * @param test what proves it, {@code module:class#method}; empty where it is not met
 * @param english what is asked and what becomes of it, in our words
 */
public record Requirement(
        String source, String key, String strength, Status status, String test, String english, String french) {

    /** Whether something that is asked is met. */
    public enum Status {
        MET("met"),
        NOT_MET("not-met"),
        NOT_APPLICABLE("not-applicable");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Status of(String code) {
            return Arrays.stream(values())
                    .filter(status -> status.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown status '" + code + "'"));
        }
    }

    public String text(Locale language) {
        return language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? french : english;
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** PID-15 as a language tag (BCP 47), which takes the shortest code: {@code FRE}, {@code fra} and {@code fr} are one language. */
final class SpokenLanguage {

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?");

    /** The codes of three letters, and the bibliographic ones of ISO 639-2 that differ. */
    private static final Map<String, String> SHORT = shortCodes();

    private static final Map<String, String> WORDS =
            Map.of("english", "en", "anglais", "en", "french", "fr", "français", "fr", "francais", "fr");

    private SpokenLanguage() {}

    /** The tag; empty when the text names no language that is known. */
    static Optional<String> tag(String sent) {
        String lower = sent.strip().toLowerCase(Locale.ROOT);
        if (WORDS.containsKey(lower)) {
            return Optional.ofNullable(WORDS.get(lower));
        }
        if (!TAG.matcher(lower).matches()) {
            return Optional.empty();
        }
        String[] parts = lower.split("[-_]", 2);
        String language = SHORT.getOrDefault(parts[0], parts[0]);
        return Optional.of(parts.length == 1 ? language : language + "-" + parts[1].toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> shortCodes() {
        Map<String, String> codes = new HashMap<>(Map.of(
                "fre", "fr", "ger", "de", "dut", "nl", "chi", "zh", "per", "fa", "gre", "el", "rum", "ro", "alb", "sq",
                "arm", "hy", "cze", "cs"));
        for (String language : Locale.getISOLanguages()) {
            codes.put(Locale.forLanguageTag(language).getISO3Language(), language);
        }
        return Map.copyOf(codes);
    }
}

package ca.passerelle.routes.kit;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The BCP 47 tag of a language that somebody names by a code or by its English or French name. A tag takes the shortest code: {@code FRE},
 * {@code fra} and {@code fr} are one language.
 */
public final class LanguageTag {

    private static final Pattern CODE = Pattern.compile("([a-z]{2,3})(?:[-_]([a-z]{2}))?");

    /** What the name tables of the platform do not call by the name that directories use. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "american sign language", "ase",
            "langue des signes quebecoise", "fcs",
            "quebec sign language", "fcs",
            "mandarin", "cmn",
            "cantonese", "yue",
            "cantonais", "yue",
            "farsi", "fa",
            "tagalog", "tl",
            "inuktitut", "iu",
            "cree", "cr");

    /** Languages without a code of two letters: signed, Chinese, and those of the First Peoples that ISO 639-2 has. */
    private static final Set<String> THREE_ONLY = Set.of(
            "ase", "fcs", "cmn", "yue", "mic", "moh", "den", "chp", "dgr", "hai", "tli", "tsi", "sal", "bla", "lak",
            "dak");

    /** The bibliographic codes of ISO 639-2 that differ from the terminological ones. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("fre", "fr"),
            Map.entry("ger", "de"),
            Map.entry("dut", "nl"),
            Map.entry("chi", "zh"),
            Map.entry("per", "fa"),
            Map.entry("gre", "el"),
            Map.entry("rum", "ro"),
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("cze", "cs"));

    private static final Map<String, String> BY_CODE = codes();
    private static final Map<String, String> BY_NAME = names();

    private LanguageTag() {}

    /** Null when the word does not name exactly one language. */
    public static @Nullable String of(String word) {
        String plain = folded(word);
        Matcher code = CODE.matcher(plain);
        String language = code.matches() ? BY_CODE.get(code.group(1)) : null;
        if (language != null) {
            return code.group(2) == null
                    ? language
                    : language + "-" + code.group(2).toUpperCase(Locale.ROOT);
        }
        String other = OTHER_NAMES.get(plain);
        return other != null ? other : BY_NAME.get(plain);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(BIBLIOGRAPHIC);
        THREE_ONLY.forEach(code -> codes.put(code, code));
        for (String code : Locale.getISOLanguages()) {
            codes.put(code, code);
            try {
                codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
            } catch (MissingResourceException withoutThree) {
                continue;
            }
        }
        return Map.copyOf(codes);
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.forLanguageTag(code);
            names.put(folded(language.getDisplayLanguage(Locale.ENGLISH)), code);
            names.put(folded(language.getDisplayLanguage(Locale.FRENCH)), code);
        }
        return Map.copyOf(names);
    }

    private static String folded(String word) {
        return Normalizer.normalize(word.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

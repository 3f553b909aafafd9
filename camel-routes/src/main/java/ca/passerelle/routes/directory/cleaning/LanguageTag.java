package ca.passerelle.routes.directory.cleaning;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The BCP 47 tag of a language that a feed names by code or by its English or French name. */
public final class LanguageTag {

    private static final Map<String, String> BY_NAME = names();

    /** What the name tables of the platform do not call by the name that directories use. */
    private static final Map<String, String> SIGNED = Map.of(
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

    private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

    private LanguageTag() {}

    /** Null when the word does not name exactly one language. */
    public static @Nullable String of(String word) {
        String plain = folded(word);
        String code = plain.replace('_', '-').split("-", 2)[0];
        if (code.length() == 2 && KNOWN.contains(code) && (plain.length() == 2 || plain.length() == 5)) {
            return plain.length() == 2 ? code : code + "-" + plain.substring(3).toUpperCase(Locale.ROOT);
        }
        if (plain.length() == 3 && THREE.containsKey(plain)) {
            return THREE.get(plain);
        }
        String signed = SIGNED.get(plain);
        return signed != null ? signed : BY_NAME.get(plain);
    }

    private static final Map<String, String> THREE = threeLetters();

    private static Map<String, String> threeLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            try {
                codes.put(Locale.forLanguageTag(code).getISO3Language(), code);
            } catch (MissingResourceException withoutThree) {
                continue;
            }
        }
        return codes;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale language = Locale.forLanguageTag(code);
            names.put(folded(language.getDisplayLanguage(Locale.ENGLISH)), code);
            names.put(folded(language.getDisplayLanguage(Locale.FRENCH)), code);
        }
        return names;
    }

    private static String folded(String word) {
        return Normalizer.normalize(word.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

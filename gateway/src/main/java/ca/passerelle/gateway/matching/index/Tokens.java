package ca.passerelle.gateway.matching.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text in either language, without accents, capitals, and the s or x of the plural. */
public final class Tokens {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}]+");
    private static final int SHORT = 3;

    private Tokens() {}

    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(folded(text));
        while (matcher.find()) {
            words.add(singular(matcher.group()));
        }
        return words;
    }

    /** Without accents and capitals; ligatures in letters. */
    public static String folded(String text) {
        String apart = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae");
        return MARKS.matcher(Normalizer.normalize(apart, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String singular(String word) {
        boolean plural = word.length() > SHORT && (word.endsWith("s") || word.endsWith("x")) && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}

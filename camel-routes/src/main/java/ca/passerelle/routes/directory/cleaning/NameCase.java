package ca.passerelle.routes.directory.cleaning;

import ca.passerelle.routes.directory.DirectoryRule;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that were written in capitals throughout, as a person would write them. Abbreviations stay as far as they can be told: words in
 * brackets, with digits or points, without a vowel, and those that everybody knows.
 */
public final class NameCase {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}.'’]+");
    private static final int SHORTEST = 8;

    private static final Set<String> SMALL = Set.of(
            "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "au", "aux", "d",
            "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "sur", "un", "une", "à");
    private static final Set<String> KNOWN = Set.of(
            "aa", "aids", "alanon", "arc", "asl", "bc", "ca", "cas", "ccac", "clsc", "cmha", "cnib", "dc", "ei", "er",
            "esl", "fl", "hiv", "id", "ii", "iii", "iv", "lgbt", "lgbtq", "na", "nb", "ne", "nw", "odsp", "ohip", "on",
            "ow", "pei", "ptsd", "qc", "se", "sos", "sw", "ua", "uk", "us", "usa", "va", "vi", "wic", "wsib", "ymca",
            "ywca");

    private NameCase() {}

    /** The name, rewritten when it has at least two words and no small letter. */
    public static Cleaned<String> of(String name) {
        boolean capitals = name.length() >= SHORTEST
                && name.strip().indexOf(' ') > 0
                && name.chars().noneMatch(Character::isLowerCase)
                && name.chars().filter(Character::isLetter).count() >= SHORTEST - 2;
        if (!capitals) {
            return Cleaned.as(name);
        }
        StringBuilder out = new StringBuilder(name.length());
        Matcher words = WORD.matcher(name);
        while (words.find()) {
            boolean bracketed = words.start() > 0 && "([".indexOf(name.charAt(words.start() - 1)) >= 0;
            String word =
                    bracketed && words.group().length() <= 6 ? words.group() : word(words.group(), words.start() == 0);
            words.appendReplacement(out, Matcher.quoteReplacement(word));
        }
        String rewritten = words.appendTail(out).toString();
        return rewritten.equals(name) ? Cleaned.as(name) : Cleaned.as(rewritten, DirectoryRule.CAPITALS_LOWERED);
    }

    private static String word(String word, boolean first) {
        String low = word.toLowerCase(Locale.ROOT);
        if (SMALL.contains(low)) {
            return first ? capital(low) : low;
        }
        boolean abbreviation = KNOWN.contains(low)
                || low.chars().anyMatch(Character::isDigit)
                || low.indexOf('.') > 0 && low.indexOf('.') < low.length() - 1
                || low.chars().noneMatch(c -> "aeiouyàâäéèêëîïôöùûü".indexOf(c) >= 0);
        return abbreviation ? word : capital(low);
    }

    /** {@code o'brien} and {@code l'espoir} have their capital after the apostrophe too. */
    private static String capital(String low) {
        int apostrophe = Math.max(low.indexOf('\''), low.indexOf('’'));
        if (apostrophe == 1 && low.length() > 3) {
            return Character.toUpperCase(low.charAt(0))
                    + low.substring(1, 2)
                    + Character.toUpperCase(low.charAt(2))
                    + low.substring(3);
        }
        return Character.toUpperCase(low.charAt(0)) + low.substring(1);
    }
}

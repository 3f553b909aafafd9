package ca.passerelle.gateway.matching.index;

import java.util.List;
import java.util.Set;

/**
 * Forms of a word that say the same within a phrase, in one form: whose it is ({@code my life}, {@code her life}), who does it, and the endings of English
 * verbs. Both the phrase and the text are read so; the form itself is no word.
 */
final class WordForms {

    private static final Set<String> WHOSE = Set.of("my", "his", "her", "their", "your", "our", "me", "him", "them");
    private static final Set<String> SELF = Set.of("myself", "himself", "herself", "themself", "themselve", "yourself");
    private static final Set<String> WHO = Set.of("i", "he", "she", "they", "we");
    private static final Set<String> A_QUI =
            Set.of("mon", "ma", "mes", "son", "sa", "ses", "leur", "ton", "ta", "tes", "notre");
    private static final Set<String> QUI = Set.of("je", "j", "il", "elle", "on", "tu");
    private static final Set<String> SE = Set.of("m", "s", "me", "se");

    private static final int SHORTEST_STEM = 3;

    private WordForms() {}

    static List<String> of(List<String> words) {
        return words.stream().map(WordForms::of).toList();
    }

    private static String of(String word) {
        if (WHOSE.contains(word)) {
            return "my";
        }
        if (SELF.contains(word)) {
            return "myself";
        }
        if (WHO.contains(word)) {
            return "i";
        }
        if (A_QUI.contains(word)) {
            return "mon";
        }
        if (QUI.contains(word)) {
            return "je";
        }
        return SE.contains(word) ? "m" : stem(word);
    }

    /** {@code stopping} and {@code stopped} as {@code stop}, {@code losing} and {@code lose} as {@code los}. */
    private static String stem(String word) {
        String stem = cut(cut(word, "ing"), "ed");
        int last = stem.length() - 1;
        if (last > SHORTEST_STEM - 1 && stem.charAt(last) == stem.charAt(last - 1)) {
            return stem.substring(0, last);
        }
        return last >= SHORTEST_STEM && stem.charAt(last) == 'e' ? stem.substring(0, last) : stem;
    }

    private static String cut(String word, String ending) {
        return word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM
                ? word.substring(0, word.length() - ending.length())
                : word;
    }
}

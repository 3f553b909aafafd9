package ca.passerelle.gateway.directory;

import ca.passerelle.routes.kit.Slip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a text perhaps means whose words no name has: words that are like them, in two that were written as one, or one written as two. */
final class PerhapsMeant {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /** What the syntax of searches knows: a phrase, a word that must not be there, an alternative. Who writes so means it. */
    private static final Pattern SYNTAX = Pattern.compile("\"|(^|\\s)-\\S|\\sor\\s", Pattern.CASE_INSENSITIVE);

    private static final int MOST_WORDS = 8;
    private static final int MOST_ALIKE = 5;
    private static final int SHORTEST = 4;
    private static final double LIKE = 0.5;

    private PerhapsMeant() {}

    /** The words of a text, folded; none when it is not for guessing at. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(Folded.of(text));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return SYNTAX.matcher(text).find() || words.size() > MOST_WORDS ? List.of() : words;
    }

    /** Whether a word says enough to guess what is meant by it. */
    static boolean isLong(String word) {
        return word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter);
    }

    /**
     * Whether one word may stand for another.
     *
     * @param likeness of their trigrams, from 0 to 1
     */
    static boolean isAlike(String asked, String word, double likeness) {
        return likeness >= LIKE || word.startsWith(asked) || Slip.isOne(asked, word);
    }

    /** Words that these are if they were wrongly written as one or as two. */
    static List<String> parted(List<String> words) {
        List<String> parted = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            for (int cut = SHORTEST; cut <= word.length() - SHORTEST; cut++) {
                parted.add(word.substring(0, cut));
                parted.add(word.substring(cut));
            }
            if (at + 1 < words.size()) {
                parted.add(word + words.get(at + 1));
            }
        }
        return parted;
    }

    /**
     * The tsquery for the words and all that they may stand for.
     *
     * @param alike words like those that are not known
     * @param known which of {@link #parted} there are
     * @return empty when nothing is added to the words
     */
    static Optional<String> query(List<String> words, Map<String, List<String>> alike, Set<String> known) {
        List<String> one = words.stream()
                .map(word -> anyOf(word, alike.getOrDefault(word, List.of()), known))
                .toList();
        List<String> all = new ArrayList<>(List.of(String.join(" & ", one)));
        for (int at = 0; at + 1 < words.size(); at++) {
            String joined = words.get(at) + words.get(at + 1);
            if (known.contains(joined)) {
                List<String> others = new ArrayList<>(one);
                others.set(at, quoted(joined));
                others.remove(at + 1);
                all.add(String.join(" & ", others));
            }
        }
        String plain = words.stream().map(PerhapsMeant::quoted).collect(Collectors.joining(" & "));
        String query = String.join(" | ", all);
        return query.equals(plain) ? Optional.empty() : Optional.of(query);
    }

    private static String anyOf(String word, List<String> alike, Set<String> known) {
        List<String> any = new ArrayList<>(List.of(quoted(word)));
        alike.stream().limit(MOST_ALIKE).map(PerhapsMeant::quoted).forEach(any::add);
        for (int cut = SHORTEST; cut <= word.length() - SHORTEST; cut++) {
            if (known.contains(word.substring(0, cut)) && known.contains(word.substring(cut))) {
                any.add(quoted(word.substring(0, cut)) + " & " + quoted(word.substring(cut)));
            }
        }
        return any.size() == 1 ? any.get(0) : "(" + String.join(" | ", any) + ")";
    }

    /** Letters and digits only: nothing in it is syntax. */
    private static String quoted(String word) {
        return "'" + word + "'";
    }
}

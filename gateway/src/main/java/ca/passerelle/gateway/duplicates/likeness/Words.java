package ca.passerelle.gateway.duplicates.likeness;

import ca.passerelle.gateway.directory.Folded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of a text of either language, folded, with numbers written one way: {@code 2nd}, {@code II}, {@code deuxième} are {@code 2}. */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}]+");

    /** How long one is open is no number of the service. */
    private static final Pattern ALWAYS_OPEN =
            Pattern.compile("\\b24\\s*/\\s*(?:7|24)\\b|\\b7\\s*/\\s*7\\b|\\b24\\s*-?\\s*(?:h|hrs?|hours?|heures?)\\b");

    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)(?:st|nd|rd|th|er|ere|re|e|eme|ieme|nde)?");

    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("first", "1"),
            Map.entry("premier", "1"),
            Map.entry("premiere", "1"),
            Map.entry("two", "2"),
            Map.entry("second", "2"),
            Map.entry("seconde", "2"),
            Map.entry("deux", "2"),
            Map.entry("deuxieme", "2"),
            Map.entry("ii", "2"),
            Map.entry("three", "3"),
            Map.entry("third", "3"),
            Map.entry("trois", "3"),
            Map.entry("troisieme", "3"),
            Map.entry("iii", "3"),
            Map.entry("four", "4"),
            Map.entry("fourth", "4"),
            Map.entry("quatre", "4"),
            Map.entry("quatrieme", "4"),
            Map.entry("iv", "4"),
            Map.entry("five", "5"),
            Map.entry("fifth", "5"),
            Map.entry("cinq", "5"),
            Map.entry("cinquieme", "5"),
            Map.entry("six", "6"),
            Map.entry("sixth", "6"),
            Map.entry("sixieme", "6"),
            Map.entry("vi", "6"),
            Map.entry("seven", "7"),
            Map.entry("seventh", "7"),
            Map.entry("sept", "7"),
            Map.entry("septieme", "7"),
            Map.entry("vii", "7"),
            Map.entry("eight", "8"),
            Map.entry("eighth", "8"),
            Map.entry("huit", "8"),
            Map.entry("huitieme", "8"),
            Map.entry("viii", "8"));

    /** After these a single letter or figure is a name: Branch A, niveau B. */
    private static final Set<String> NUMBERED = Set.of(
            "branch",
            "unit",
            "site",
            "group",
            "level",
            "phase",
            "campus",
            "section",
            "succursale",
            "filiale",
            "groupe",
            "niveau",
            "cohort",
            "cohorte",
            "part",
            "partie",
            "step",
            "etape");

    private static final Map<String, String> ROMAN = Map.of("i", "1", "v", "5", "x", "10");
    private static final int SHORT = 3;

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        String folded = Folded.of(text.replace("œ", "oe").replace("Œ", "OE"));
        Matcher matcher = WORD.matcher(ALWAYS_OPEN.matcher(folded).replaceAll(" "));
        while (matcher.find()) {
            String before = words.isEmpty() ? "" : words.get(words.size() - 1);
            words.add(normal(matcher.group(), before));
        }
        return words;
    }

    /** What tells one of a row of namesakes from the next: numbers, ordinals, and letters after a word such as branch. */
    static Set<String> numbers(String text) {
        Set<String> numbers = new TreeSet<>();
        for (String word : of(text)) {
            if (word.chars().allMatch(Character::isDigit) || word.startsWith("#")) {
                numbers.add(word);
            }
        }
        return numbers;
    }

    static String singular(String word) {
        boolean plural = word.length() > SHORT && (word.endsWith("s") || word.endsWith("x")) && !word.endsWith("ss");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    private static String normal(String word, String before) {
        Matcher number = NUMBER.matcher(word);
        if (number.matches()) {
            return number.group(1);
        }
        if (word.length() == 1 && NUMBERED.contains(before)) {
            return ROMAN.getOrDefault(word, "#" + word);
        }
        return SPELLED.getOrDefault(word, word);
    }
}

package ca.passerelle.gateway.matching.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What words say in English and French: needs, kinds of services, people they are for, ways of giving them, access and cost. Most feeds code
 * little of it, and what they write is all there is. Immutable; read once.
 */
public final class Lexicon {

    private static final String FILE = "/matching/words.psv";
    private static final String SAID = "/matching/said.psv";
    private static final int COLUMNS = 4;

    private final Map<String, List<Phrase>> byFirstWord;
    private final Map<String, List<Phrase>> byFirstForm;
    private final @Nullable Spelling spelling;

    private Lexicon(
            Map<String, List<Phrase>> byFirstWord, Map<String, List<Phrase>> byFirstForm, @Nullable Spelling spelling) {
        this.byFirstWord = byFirstWord;
        this.byFirstForm = byFirstForm;
        this.spelling = spelling;
    }

    /** What a phrase can say. */
    public enum Kind {
        NEED,
        TYPE,
        POPULATION,
        ONLY,
        MODE,
        ACCESSIBILITY,
        CHARGE
    }

    /**
     * Something said.
     *
     * @param words how many words say it: one alone may mean something else
     */
    public record Said(Kind kind, String code, int words) {}

    private record Phrase(List<String> words, Said said) {}

    /** The words of directories. */
    public static Lexicon load() {
        return new Lexicon(phrases(FILE), Map.of(), null);
    }

    /** With these also what people say for themselves, and the words that they mean where they misspell them. Not for what a directory says. */
    public static Lexicon ofPeople() {
        Map<String, List<Phrase>> phrases = phrases(FILE, SAID);
        List<String> words = phrases.values().stream()
                .flatMap(List::stream)
                .flatMap(phrase -> phrase.words().stream())
                .toList();
        // A word alone is taken as it is: to clean is not to get clean.
        Map<String, List<Phrase>> forms = phrases.values().stream()
                .flatMap(List::stream)
                .filter(phrase -> phrase.words().size() > 1)
                .map(phrase -> new Phrase(WordForms.of(phrase.words()), phrase.said()))
                .collect(Collectors.groupingBy(phrase -> phrase.words().get(0)));
        return new Lexicon(phrases, forms, new Spelling(words));
    }

    private static Map<String, List<Phrase>> phrases(String... names) {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        for (String name : names) {
            try (InputStream file = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#") && !line.isBlank()) {
                        read(line, phrases);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
        return phrases;
    }

    private static void read(String line, Map<String, List<Phrase>> phrases) {
        String[] columns = line.split(" \\| ", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("the words have a line that cannot be read: " + line);
        }
        Kind kind = Kind.valueOf(columns[0].toUpperCase(Locale.ROOT));
        for (String phrase : (columns[2] + ";" + columns[3]).split(";", -1)) {
            List<String> words = Tokens.of(phrase);
            if (!words.isEmpty()) {
                phrases.computeIfAbsent(words.get(0), first -> new ArrayList<>())
                        .add(new Phrase(words, new Said(kind, columns[1], words.size())));
            }
        }
    }

    /** Everything that a text says, in its order. Of phrases of one kind that begin at one word only the longest counts. */
    public Set<Said> read(String text) {
        List<String> words = words(text);
        List<String> forms = spelling == null ? words : WordForms.of(words);
        Set<Said> all = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            List<Phrase> found = begun(byFirstWord, words.subList(i, words.size()));
            if (spelling != null) {
                found.addAll(begun(byFirstForm, forms.subList(i, forms.size())));
            }
            longest(found).forEach(phrase -> all.add(phrase.said()));
        }
        return all;
    }

    private List<String> words(String text) {
        List<String> words = Tokens.of(text);
        return spelling == null ? words : words.stream().map(spelling::meant).toList();
    }

    /** Phrases that these words begin with. */
    private static List<Phrase> begun(Map<String, List<Phrase>> phrases, List<String> words) {
        List<Phrase> begun = new ArrayList<>();
        for (Phrase phrase : phrases.getOrDefault(words.get(0), List.of())) {
            int length = phrase.words().size();
            if (length <= words.size() && words.subList(0, length).equals(phrase.words())) {
                begun.add(phrase);
            }
        }
        return begun;
    }

    private static List<Phrase> longest(List<Phrase> found) {
        return found.stream()
                .filter(phrase -> found.stream()
                        .noneMatch(other -> other.said().kind() == phrase.said().kind()
                                && other.words().size() > phrase.words().size()))
                .toList();
    }
}

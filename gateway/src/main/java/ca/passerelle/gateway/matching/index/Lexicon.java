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

/**
 * What words say in English and French: needs, kinds of services, people they are for, ways of giving them, access and cost. Most feeds code
 * little of it, and what they write is all there is. Immutable; read once.
 */
public final class Lexicon {

    private static final String FILE = "/matching/words.psv";
    private static final int COLUMNS = 4;

    private final Map<String, List<Phrase>> byFirstWord;

    private Lexicon(Map<String, List<Phrase>> byFirstWord) {
        this.byFirstWord = byFirstWord;
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

    public static Lexicon load() {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(Lexicon.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    read(line, phrases);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return new Lexicon(phrases);
    }

    private static void read(String line, Map<String, List<Phrase>> phrases) {
        String[] columns = line.split(" \\| ", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(FILE + " has a line that cannot be read: " + line);
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
        List<String> words = Tokens.of(text);
        Set<Said> all = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            List<Phrase> here = byFirstWord.get(words.get(i));
            if (here != null) {
                longest(here, words.subList(i, words.size())).forEach(phrase -> all.add(phrase.said()));
            }
        }
        return all;
    }

    private static List<Phrase> longest(List<Phrase> phrases, List<String> words) {
        List<Phrase> found = phrases.stream()
                .filter(phrase -> phrase.words().size() <= words.size()
                        && words.subList(0, phrase.words().size()).equals(phrase.words()))
                .toList();
        return found.stream()
                .filter(phrase -> found.stream()
                        .noneMatch(other -> other.said().kind() == phrase.said().kind()
                                && other.words().size() > phrase.words().size()))
                .toList();
    }
}

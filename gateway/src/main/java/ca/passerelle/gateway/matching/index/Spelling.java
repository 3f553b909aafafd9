package ca.passerelle.gateway.matching.index;

import ca.passerelle.routes.kit.Slip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a slip of the pen right where only one known word can be meant: a letter that is missing, too many, or in the place of its neighbour; in a long
 * word also a wrong one. Words that are words themselves, and stand in {@code known.txt}, are left alone.
 */
final class Spelling {

    private static final String FILE = "/matching/known.txt";
    /** Shorter words have too many neighbours. */
    private static final int SHORTEST = 5;

    private final Set<String> known = new HashSet<>();
    private final Map<Character, List<String>> byFirstLetter = new HashMap<>();

    /** With the words of all phrases. */
    Spelling(Collection<String> words) {
        known.addAll(words);
        byFirstLetter.putAll(words.stream()
                .filter(word -> word.length() > SHORTEST)
                .distinct()
                .collect(Collectors.groupingBy(word -> word.charAt(0))));
        try (InputStream file = Objects.requireNonNull(Spelling.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> known.addAll(Tokens.of(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** The word that is meant; the same when it is known, or when it could be several or none. */
    String meant(String word) {
        if (known.contains(word) || word.length() < SHORTEST) {
            return word;
        }
        List<String> near = byFirstLetter.getOrDefault(word.charAt(0), List.of()).stream()
                .filter(other -> Slip.isOne(word, other))
                .limit(2)
                .toList();
        return near.size() == 1 ? near.get(0) : word;
    }
}

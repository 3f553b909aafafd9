package ca.passerelle.gateway.duplicates.likeness;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name as it is compared: its telling words, without order, accents, capitals, articles and plurals.
 *
 * @param language {@code en}, {@code fr} or another; null when it is not known
 * @param words never empty for a name that says anything
 */
public record ComparedName(@Nullable String language, Set<String> words) {

    private static final Set<String> SILENT = Set.of(
            "the", "of", "and", "for", "to", "in", "at", "a", "an", "on", "with", "by", "inc", "ltd", "le", "la", "les",
            "l", "de", "du", "des", "d", "et", "pour", "au", "aux", "en", "dans", "un", "une", "s");

    private static final int LONGEST = 4;

    public ComparedName {
        words = new TreeSet<>(words);
    }

    static ComparedName of(@Nullable String language, String text) {
        Set<String> telling = Words.of(text).stream()
                .filter(word -> !SILENT.contains(word))
                .map(Words::singular)
                .collect(Collectors.toSet());
        return new ComparedName(language == null ? null : language.split("-", 2)[0], telling);
    }

    boolean saysNothing() {
        return words.isEmpty();
    }

    /** Without the words of the organisation that some directories put before the names of its services; itself when nothing would be left. */
    ComparedName without(ComparedName organization) {
        Set<String> rest = new HashSet<>(words);
        rest.removeAll(organization.words());
        return rest.isEmpty() ? this : new ComparedName(language, rest);
    }

    /** Names of two languages that are both known say nothing about each other unless they are the same. */
    boolean comparesWith(ComparedName other) {
        return language == null
                || other.language() == null
                || Objects.equals(language, other.language())
                || words.equals(other.words());
    }

    /** Dice's coefficient of the words: twice what both have, by what they have together; from 0 to 1. */
    double likeness(ComparedName other) {
        Set<String> shared = new HashSet<>(words);
        shared.retainAll(other.words());
        int all = words.size() + other.words().size();
        return all == 0 ? 0 : 2.0 * shared.size() / all;
    }

    String key() {
        return String.join(" ", words);
    }

    /** The pairs of its longest words, which tell the most; the one word where there is only one. */
    Set<String> gists() {
        List<String> longest = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .limit(LONGEST)
                .sorted()
                .toList();
        Set<String> gists = new TreeSet<>(longest.size() == 1 ? longest : List.of());
        for (int one = 0; one < longest.size(); one++) {
            for (int other = one + 1; other < longest.size(); other++) {
                gists.add(longest.get(one) + " " + longest.get(other));
            }
        }
        return gists;
    }
}

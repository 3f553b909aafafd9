package ca.passerelle.routes.directory.icarol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record with all its language versions. Fields are taken from the version in the feed's language, and from another where there is none; the
 * others' texts are translations.
 */
final class ICarolEntry {

    private final ICarolLevel level;
    private final Map<String, ICarolRecord> versions = new LinkedHashMap<>();

    ICarolEntry(ICarolLevel level) {
        this.level = level;
    }

    ICarolLevel level() {
        return level;
    }

    /** Whether this language was not there before. */
    boolean add(String language, ICarolRecord record) {
        return versions.putIfAbsent(language, record) == null;
    }

    /** Language to record. */
    Map<String, ICarolRecord> versions() {
        return versions;
    }

    /** The version in that language, else the first. */
    ICarolRecord in(String language) {
        ICarolRecord record = versions.get(language);
        return record == null ? versions.values().iterator().next() : record;
    }

    /** The language of {@link #in}. */
    String spoken(String language) {
        return versions.containsKey(language)
                ? language
                : versions.keySet().iterator().next();
    }

    /** Whether any version says yes to a question; privacy in one language is privacy in all. */
    boolean any(java.util.function.Predicate<ICarolRecord> question) {
        return versions.values().stream().anyMatch(question);
    }

    @Nullable
    ICarolRecord only(String language) {
        return versions.get(language);
    }
}

package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import ca.passerelle.routes.kit.LanguageTag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Languages in which something is given. A word that is not plainly one language stays a word. */
final class LanguagesFromTables {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:[,;/|&\\n]|\\band\\b|\\bet\\b)\\s*");

    private final Reading reading;

    LanguagesFromTables(Reading reading) {
        this.reading = reading;
    }

    /** The languages that name this record, each once. */
    List<SpokenLanguage> of(FeedTable owner, String id) {
        Set<SpokenLanguage> languages = new LinkedHashSet<>();
        for (FeedRow row : reading.links().of(FeedTable.LANGUAGES, owner, id)) {
            List<SpokenLanguage> several = several(row);
            SpokenLanguage language = several.isEmpty() ? language(row) : null;
            languages.addAll(several);
            if (language != null) {
                languages.add(language);
            }
        }
        return new ArrayList<>(languages);
    }

    /** Languages in one value, where all of it is languages: {@code English, French and Cree}. */
    private static List<SpokenLanguage> several(FeedRow row) {
        String[] words = SEPARATOR.split(row.valueOr("", "name", "language"), -1);
        if (words.length < 2 || row.value("code") != null || row.value("note") != null) {
            return List.of();
        }
        List<SpokenLanguage> languages = new ArrayList<>();
        for (String word : words) {
            String tag = LanguageTag.of(word.strip());
            if (tag == null) {
                return List.of();
            }
            languages.add(new SpokenLanguage(tag, word.strip()));
        }
        return languages;
    }

    private @Nullable SpokenLanguage language(FeedRow row) {
        String code = row.value("code");
        FeedText name = reading.text(FeedTable.LANGUAGES, row, "name", "language");
        FeedText note = reading.text(FeedTable.LANGUAGES, row, "note");
        String word = name == null ? code : name.text();
        if (word == null) {
            return null;
        }
        String tag = code == null ? null : LanguageTag.of(code);
        if (tag == null) {
            tag = LanguageTag.of(word.replaceFirst("[,.;]+$", ""));
        }
        if (tag == null) {
            reading.findings().add(DirectoryRule.LANGUAGE_AS_TEXT, row.place(), row.id());
        }
        return new SpokenLanguage(tag, note == null ? word : word + " (" + note.text() + ")");
    }
}

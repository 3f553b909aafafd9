package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.LanguageTag;
import ca.passerelle.routes.directory.listing.FeedText;
import ca.passerelle.routes.directory.listing.SpokenLanguage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Languages in which something is given. A word that is not plainly one language stays a word. */
final class LanguagesFromTables {

    private final Reading reading;

    LanguagesFromTables(Reading reading) {
        this.reading = reading;
    }

    /** The languages that name this record, each once. */
    List<SpokenLanguage> of(FeedTable owner, String id) {
        Set<SpokenLanguage> languages = new LinkedHashSet<>();
        for (FeedRow row : reading.links().of(FeedTable.LANGUAGES, owner, id)) {
            SpokenLanguage language = language(row);
            if (language != null) {
                languages.add(language);
            }
        }
        return new ArrayList<>(languages);
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

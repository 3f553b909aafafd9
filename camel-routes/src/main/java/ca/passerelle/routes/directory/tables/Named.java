package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.cleaning.Cleaned;
import ca.passerelle.routes.directory.cleaning.NameCase;
import ca.passerelle.routes.directory.listing.FeedText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two things without which a record is of no use to anybody: a key to find it again and a name to call it. */
final class Named {

    private Named() {}

    /** The name; null, with a finding that sets the record aside, when it has no id or no name. */
    static @Nullable FeedText of(Reading reading, FeedTable table, FeedRow row) {
        if (row.id().isEmpty()) {
            reading.findings().add(DirectoryRule.KEY_MISSING, row.place("id"), "");
            return null;
        }
        FeedText name = reading.text(table, row, "name");
        if (name != null) {
            return written(reading, row, name);
        }
        if (table != FeedTable.LOCATIONS) {
            reading.findings().add(DirectoryRule.NAME_MISSING, row.place("name"), row.id());
        }
        return null;
    }

    /** A name in capitals is rewritten, in every language it has. */
    private static FeedText written(Reading reading, FeedRow row, FeedText name) {
        Cleaned<String> cased = NameCase.of(name.text());
        if (cased.value() == null || cased.value().equals(name.text())) {
            return name;
        }
        cased.rules().forEach(rule -> reading.findings().add(rule, row.place("name"), row.id()));
        Map<String, String> translations = new LinkedHashMap<>();
        name.translations().forEach((language, text) -> {
            String translated = NameCase.of(text).value();
            translations.put(language, translated == null ? text : translated);
        });
        return new FeedText(cased.value(), name.language(), name.text(), translations);
    }
}

package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.kit.LanguageTag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Other-language versions of texts. HSDS has no mechanism for them; this is a table of ours beside the others, {@code translations.csv} with
 * {@code entity, id, language, field, value}, where entity is a table's name and field a column's.
 */
final class Translations {

    private final Map<String, Map<String, FeedRow>> byField = new HashMap<>();
    private final Set<FeedRow> used = new HashSet<>();

    Translations(FeedTables source, Findings findings) {
        for (FeedRow row : source.rows(FeedTable.TRANSLATIONS)) {
            String language = LanguageTag.of(row.valueOr("", "language"));
            var table = FeedTable.named(row.valueOr("", "entity"));
            if (language == null || table.isEmpty() || row.value("value") == null) {
                findings.add(DirectoryRule.TRANSLATION_UNKNOWN, row.place(), row.id());
            } else {
                String field = key(table.get(), row.id(), row.valueOr("", "field"));
                byField.computeIfAbsent(field, key -> new TreeMap<>()).put(language, row);
            }
        }
    }

    /** Language tag to the row that holds the text. */
    Map<String, FeedRow> of(FeedTable table, String id, String field) {
        Map<String, FeedRow> found = byField.getOrDefault(key(table, id, field), Map.of());
        used.addAll(found.values());
        return found;
    }

    /** To be called when everything is mapped. */
    void reportUnused(Findings findings) {
        byField.values().stream()
                .flatMap(rows -> rows.values().stream())
                .filter(row -> !used.contains(row))
                .forEach(row -> findings.add(DirectoryRule.TRANSLATION_UNKNOWN, row.place(), row.id()));
    }

    private static String key(FeedTable table, String id, String field) {
        return table + "/" + id + "/" + field;
    }
}

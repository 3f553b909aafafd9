package ca.passerelle.routes.directory.csv;

import ca.passerelle.routes.directory.tables.MappedField;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a plain table mean: data of a feed's registration. One row is one service at one place; rows that share the organisation's
 * or the service's key are the same organisation or service.
 *
 * @param columns column of the table, as its header writes it, to the field it fills ({@link MappedField})
 * @param constants field to a value that every row has, such as the name of the one organisation
 */
public record ColumnMapping(Map<String, String> columns, Map<String, String> constants) {

    public ColumnMapping {
        // A saved mapping may leave out either.
        columns = new LinkedHashMap<>(Objects.requireNonNullElse(columns, Map.of()));
        constants = new LinkedHashMap<>(Objects.requireNonNullElse(constants, Map.of()));
    }

    /** What is wrong with it, in words for whoever registers the feed; empty when nothing is. */
    public List<String> faults() {
        Set<String> faults = new java.util.TreeSet<>();
        Set<String> filled = new HashSet<>(constants.keySet());
        columns.forEach((column, field) -> {
            if (MappedField.of(field) == null) {
                faults.add("column " + column + ": no field " + field);
            } else if (!filled.add(field) && !MappedField.isRepeatable(field)) {
                faults.add("field " + field + " is filled twice");
            }
        });
        constants.keySet().stream()
                .filter(field -> MappedField.of(field) == null)
                .forEach(field -> faults.add("constant: no field " + field));
        if (!filled.contains("service.name")) {
            faults.add("field service.name is filled by no column");
        }
        return List.copyOf(faults);
    }

    /** Whether a header has the column of the service's name, without which no row can be read. */
    public boolean fits(List<String> header) {
        Set<String> present = new HashSet<>();
        header.forEach(column -> present.add(plain(column)));
        return constants.containsKey("service.name")
                || columns.entrySet().stream()
                        .anyMatch(entry ->
                                entry.getValue().equals("service.name") && present.contains(plain(entry.getKey())));
    }

    /** The field that a column fills; null for one that is not mapped. */
    @Nullable
    String field(String column) {
        String wanted = plain(column);
        return columns.entrySet().stream()
                .filter(entry -> plain(entry.getKey()).equals(wanted))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }
}

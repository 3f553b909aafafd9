package ca.passerelle.routes.directory.icarol;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record of one level in one language, by the column names of the table, whatever their case. */
final class ICarolRecord {

    private final String file;
    private final long row;
    private final Map<String, String> values;
    private final Set<String> asked;

    /**
     * @param values by column as {@link #plain} writes it
     * @param asked collects the columns that were looked at, over all records
     */
    ICarolRecord(String file, long row, Map<String, String> values, Set<String> asked) {
        this.file = file;
        this.row = row;
        this.values = values;
        this.asked = asked;
    }

    /** A record that has nothing. */
    static ICarolRecord none() {
        return new ICarolRecord("", 0, new HashMap<>(), new HashSet<>());
    }

    /** {@code Custom_Minimum Age} and {@code custom_minimumage} are one column. */
    static String plain(String column) {
        return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
    }

    /** The first filled of these columns; {@code -1} is how iCarol writes none. */
    @Nullable
    String value(String... columns) {
        for (String column : columns) {
            String key = plain(column);
            asked.add(key);
            String value = values.get(key);
            if (value != null && !value.isBlank() && !value.strip().equals("-1")) {
                return value.strip();
            }
        }
        return null;
    }

    String valueOr(String otherwise, String... columns) {
        String value = value(columns);
        return value == null ? otherwise : value;
    }

    String key() {
        return valueOr("", "ResourceAgencyNum");
    }

    long row() {
        return row;
    }

    String file() {
        return file;
    }

    String place() {
        return file + " row " + row;
    }

    String place(String column) {
        return place() + " column " + column;
    }

    Map<String, String> values() {
        return values;
    }
}

package ca.passerelle.gateway.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Copies rows of any table with other ids in them: whatever a column holds, text, key or id, each name of the template is replaced by the
 * copy's. It asks the database for the columns, so that it needs no change when they change.
 */
final class RowCopies {

    private static final String SEPARATOR = "E'\\x1f'";

    private final Connection connection;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, List<String>> keys = new LinkedHashMap<>();

    RowCopies(Connection connection) {
        this.connection = connection;
    }

    /** An id of the template, as it stands alone and inside of texts, and the SQL of what takes its place. */
    RowCopies id(String id, String sql) {
        ids.put(id, sql);
        return text(id, sql + "::text");
    }

    /** A text of the template and the SQL of what takes its place. */
    RowCopies text(String text, String sql) {
        texts.put(text, sql);
        return this;
    }

    /** The keys of a template's row, which the row itself has only as numbers. */
    RowCopies keys(String id, List<String> row) {
        keys.put(id, row);
        return this;
    }

    /**
     * The statement that copies the rows of one table once for each row of another.
     *
     * @param rows which rows of the table, as a condition
     * @param copies the other table with its condition; its columns are what the SQL of the replacements names
     * @param shift an interval that times move back by
     */
    String statement(String table, String rows, String copies, String shift) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (PreparedStatement columns = connection.prepareStatement(
                "select column_name, udt_name from information_schema.columns where table_schema = 'public' and table_name = ?"
                        + " and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position")) {
            columns.setString(1, table);
            try (ResultSet found = columns.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1));
                    values.add(value(found.getString(1), found.getString(2), shift));
                }
            }
        }
        return "insert into " + table + " (" + String.join(", ", names) + ") select " + String.join(", ", values)
                + " from " + table + " t cross join " + copies + " and " + rows;
    }

    private String value(String name, String type, String shift) {
        String column = "t." + name;
        return switch (type) {
            case "uuid" -> id(column);
            case "_uuid" -> everyId(column);
            case "_int8" -> everyKey();
            case "text" -> name.equals("body") ? stamped(column, shift) : text(column);
            case "_text" ->
                "string_to_array(" + text("array_to_string(" + column + ", " + SEPARATOR + ")") + ", " + SEPARATOR
                        + ")";
            case "timestamptz" -> name.equals("low") || name.equals("high") ? column : column + " - " + shift;
            default -> column;
        };
    }

    private String id(String column) {
        StringBuilder one = new StringBuilder("case " + column);
        ids.forEach(
                (id, sql) -> one.append(" when '").append(id).append("' then ").append(sql));
        return one.append(" else ").append(column).append(" end").toString();
    }

    private String everyId(String column) {
        String all = column;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            all = "array_replace(" + all + ", '" + id.getKey() + "'::uuid, " + id.getValue() + ")";
        }
        return all;
    }

    /** Numbered as the record numbers its keys (V0013). */
    private String everyKey() {
        StringBuilder one = new StringBuilder("case t.id");
        keys.forEach((id, row) -> one.append(" when '")
                .append(id)
                .append("' then array(select hashtextextended(")
                .append(text("k"))
                .append(", 0) from unnest(array['")
                .append(row.stream().map(key -> key.replace("'", "''")).collect(Collectors.joining("', '")))
                .append("']) k)"));
        return one.append(" end").toString();
    }

    private String text(String column) {
        String all = column;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            all = "replace(" + all + ", '" + text.getKey() + "', " + text.getValue() + ")";
        }
        return all;
    }

    /** A body says its own time. */
    private String stamped(String column, String shift) {
        return "regexp_replace(" + text(column)
                + ", '\"lastUpdated\":\"[^\"]+\"', '\"lastUpdated\":\"' || to_char((t.updated - " + shift
                + ") at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"+00:00\"') || '\"')";
    }
}

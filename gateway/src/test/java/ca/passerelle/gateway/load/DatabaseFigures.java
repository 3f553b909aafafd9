package ca.passerelle.gateway.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows and bytes of each table, and the write-ahead log, as they stand.
 *
 * @param rows counted, not estimated
 * @param bytes with indexes and TOAST
 * @param wal how many bytes of the log were ever written
 */
record DatabaseFigures(Map<String, Long> rows, Map<String, Long> bytes, long wal) {

    static DatabaseFigures of(String jdbc) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            Map<String, Long> rows = new TreeMap<>();
            Map<String, Long> bytes = new TreeMap<>();
            for (String table : tables(statement)) {
                long size = number(statement, "select pg_total_relation_size('\"" + table + "\"')");
                rows.put(table, number(statement, "select count(*) from \"" + table + "\""));
                bytes.put(table, size);
            }
            long wal = number(statement, "select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint");
            return new DatabaseFigures(rows, bytes, wal);
        }
    }

    /** What one bundle of so many has added, for the tables that grew. */
    Map<String, Object> eachSince(DatabaseFigures before, int bundles) {
        Map<String, Object> tables = new LinkedHashMap<>();
        double allRows = 0;
        double allBytes = 0;
        for (Map.Entry<String, Long> entry : rows.entrySet()) {
            String table = entry.getKey();
            double more = (double) (entry.getValue() - before.rows.getOrDefault(table, 0L)) / bundles;
            double size = (double) (bytes.getOrDefault(table, 0L) - before.bytes.getOrDefault(table, 0L)) / bundles;
            if (more > 0 || size > 0) {
                tables.put(table, Map.of("rows", more, "bytes", size));
            }
            allRows += more;
            allBytes += size;
        }
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("bundles", bundles);
        each.put("rowsPerBundle", allRows);
        each.put("bytesPerBundle", allBytes);
        each.put("walBytesPerBundle", (double) (wal - before.wal) / bundles);
        each.put("tables", tables);
        return each;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found =
                statement.executeQuery("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                        + " where c.relkind = 'r' and n.nspname = 'public' order by 1")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}

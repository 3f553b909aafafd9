package ca.passerelle.gateway.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/** One version of an invented feed: organisations with a place and a service each, as properties by name. */
final class FeedVersion {

    static final String OLD = "2026-05-01T10:00:00Z";
    static final String NEW = "2026-06-01T10:00:00Z";

    /** Organisation, place and service of one number: {@code o1}, {@code l1}, {@code s1} and the join {@code x1}. */
    final Map<Integer, Row> records = new LinkedHashMap<>();

    /** The order of rows and columns, which says nothing. */
    long order;

    /** The properties of one record; what it does not have is blank. */
    static final class Row {
        private final Map<String, String> values;

        private Row(Map<String, String> values) {
            this.values = new LinkedHashMap<>(values);
        }

        String get(String property) {
            return values.getOrDefault(property, "");
        }

        void put(String property, String value) {
            values.put(property, value);
        }

        /** The text with its properties in the places of their names, {@code {org.name}}. */
        String in(String template) {
            String text = template;
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("{" + value.getKey() + "}", value.getValue());
            }
            return text;
        }
    }

    Row row(int number) {
        return Objects.requireNonNull(records.get(number));
    }

    static FeedVersion of(int count) {
        FeedVersion version = new FeedVersion();
        for (int number = 1; number <= count; number++) {
            version.add(number);
        }
        return version;
    }

    void add(int number) {
        Row record = new Row(Map.of());
        record.put("org", "o" + number);
        record.put("org.name", "House " + (char) ('A' + number));
        record.put("org.phone", "604-555-01" + (10 + number));
        record.put("place", "l" + number);
        record.put("place.name", "Hall " + (char) ('A' + number));
        record.put("street", number + "00 Elm Street");
        record.put("city", "Perth");
        record.put("code", "K7H 1A" + number % 10);
        record.put("lat", "44.9" + (10 + number));
        record.put("long", "-76.2" + (10 + number));
        record.put("service", "s" + number);
        record.put("join", "x" + number);
        record.put("name", "Supper " + (char) ('A' + number));
        record.put("description", "A warm supper, number " + number + ".");
        record.put("phone", "613-555-01" + (10 + number));
        record.put("opens", "09:00");
        record.put("spoken", "English");
        record.put("status", "active");
        record.put("fr", number % 2 == 0 ? "Souper " + (char) ('A' + number) : "");
        record.put("modified", OLD);
        records.put(number, record);
    }

    FeedVersion copy() {
        FeedVersion copy = new FeedVersion();
        records.forEach((number, record) -> copy.records.put(number, new Row(record.values)));
        copy.order = order;
        return copy;
    }

    /** What is changed is dated anew, as its publisher would. */
    void change(int number, String... values) {
        Row record = row(number);
        for (int at = 0; at < values.length; at += 2) {
            record.put(values[at], values[at + 1]);
        }
        record.put("modified", NEW);
    }

    /** Records in their order. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(records.values());
        if (order != 0) {
            Collections.shuffle(rows, new Random(order));
        }
        return rows;
    }

    /** A table of these records: each column is a header and the value that it takes from a record. */
    String table(String separator, Map<String, Function<Row, String>> columns) {
        List<String> names = new ArrayList<>(columns.keySet());
        if (order != 0) {
            Collections.shuffle(names, new Random(order));
        }
        StringBuilder table = new StringBuilder(String.join(separator, names)).append('\n');
        for (Row row : rows()) {
            List<String> cells = new ArrayList<>();
            names.forEach(name ->
                    cells.add('"' + Objects.requireNonNull(columns.get(name)).apply(row) + '"'));
            if (cells.stream().anyMatch(cell -> cell.length() > 2)) {
                table.append(String.join(separator, cells)).append('\n');
            }
        }
        return table.toString();
    }
}

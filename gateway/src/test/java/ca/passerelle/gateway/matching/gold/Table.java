package ca.passerelle.gateway.matching.gold;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The hand-written files of the gold set: columns by bars, attributes by spaces. */
final class Table {

    private Table() {}

    static List<String[]> read(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Table.class.getResourceAsStream("/gold/" + name), name),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line ->
                            Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words of the form {@code key=value}; a word without a key belongs to the value before it. */
    static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new HashMap<>();
        String last = "";
        for (String word : text.split("\\s+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                last = word.substring(0, equals);
                attributes.put(last, word.substring(equals + 1));
            } else if (!last.isEmpty()) {
                attributes.merge(last, word, (before, more) -> before + " " + more);
            }
        }
        return attributes;
    }

    static List<String> list(Map<String, String> attributes, String key) {
        String value = attributes.get(key);
        return value == null ? List.of() : List.of(value.split(","));
    }
}

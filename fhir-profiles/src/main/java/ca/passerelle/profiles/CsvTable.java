package ca.passerelle.profiles;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads a table of this module: comma-separated without quoting, a header, and comments that begin with {@code #}. */
final class CsvTable {

    private CsvTable() {}

    /**
     * The rows of a resource beside this class, each made by a function of its cells.
     *
     * @throws IllegalStateException naming the line that cannot be read
     */
    static <T> List<T> load(String resource, String header, Function<List<String>, T> row) {
        var stream = Objects.requireNonNull(CsvTable.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(resource, reader.lines().toList(), header, row);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static <T> List<T> read(String name, List<String> lines, String header, Function<List<String>, T> row) {
        int columns = header.split(",").length;
        List<T> rows = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!begun) {
                if (!line.equals(header)) {
                    throw new IllegalStateException(name + ": the first line must be " + header);
                }
                begun = true;
                continue;
            }
            List<String> cells =
                    Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            try {
                if (cells.size() != columns) {
                    throw new IllegalArgumentException(columns + " columns expected");
                }
                rows.add(row.apply(cells));
            } catch (RuntimeException e) {
                throw new IllegalStateException(name + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(rows);
    }
}

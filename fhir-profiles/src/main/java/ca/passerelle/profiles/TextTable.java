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
import java.util.regex.Pattern;

/** Reads tables that are written by hand: cells without quoting, a header, and comments that begin with {@code #}. The last cell may hold the separator. */
public final class TextTable {

    private TextTable() {}

    /**
     * The rows of a resource of the class path, each made by a function of its cells.
     *
     * @param beside the class from which the resource is found
     * @throws IllegalStateException naming the line that cannot be read
     */
    public static <T> List<T> load(
            Class<?> beside, String resource, String separator, String header, Function<List<String>, T> row) {
        var stream = Objects.requireNonNull(beside.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return read(resource, reader.lines().toList(), separator, header, row);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    static <T> List<T> read(
            String name, List<String> lines, String separator, String header, Function<List<String>, T> row) {
        Pattern between = Pattern.compile(separator, Pattern.LITERAL);
        int columns = between.split(header).length;
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
            try {
                List<String> cells = Arrays.stream(between.split(line, columns))
                        .map(String::strip)
                        .toList();
                if (cells.size() != columns) {
                    throw new IllegalArgumentException(columns + " columns expected");
                }
                rows.add(row.apply(cells));
            } catch (RuntimeException e) {
                throw new IllegalStateException(name + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (!begun) {
            throw new IllegalStateException(name + ": the first line must be " + header);
        }
        return List.copyOf(rows);
    }
}

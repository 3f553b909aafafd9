package ca.passerelle.routes.directory.wire;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a table begins: by what its values are separated, and how many lines stand above its header. A title is a line that is narrower than the
 * lines after it, of which the first reads like a header. It may itself hold commas.
 *
 * @param separator of the values
 * @param above lines that are not blank and not of the table
 */
record TableHead(char separator, int above) {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int LINES = 12;
    private static final int CHARS = 100_000;
    /** So many lines must be as wide as the header for what is above them to be a title. */
    private static final int ALIKE = 2;

    static TableHead of(PackageFile file, TextProbe probe) throws IOException {
        List<String> lines = lines(file, probe);
        TableHead best = new TableHead(',', 0);
        int widest = 0;
        for (char separator : SEPARATORS) {
            List<List<String>> rows =
                    lines.stream().map(line -> cells(line, separator)).toList();
            int above = above(rows);
            // The last line is no header when there are others.
            boolean last = above >= rows.size() || rows.size() > 1 && above == rows.size() - 1;
            int width = last || !isNames(rows.get(above)) ? 0 : rows.get(above).size();
            if (width > widest || width == widest && width > 0 && above < best.above) {
                widest = width;
                best = new TableHead(separator, above);
            }
        }
        return best;
    }

    /** How many of the first lines are a title. */
    private static int above(List<List<String>> rows) {
        int at = 0;
        for (; at + ALIKE < rows.size(); at++) {
            List<String> row = rows.get(at);
            if (!CsvIntake.isHeader(row)) {
                continue;
            }
            List<String> next = rows.get(at + 1);
            if (next.size() <= row.size() || !isNames(next) || !isFilled(next)) {
                return at;
            }
            long alike = rows.stream()
                    .skip(at + 2L)
                    .filter(other -> other.size() == next.size())
                    .count();
            boolean sentence = row.stream().anyMatch(cell -> cell.indexOf(' ') > 0);
            if (!sentence || alike * 2 < rows.size() - at - 2) {
                return at;
            }
        }
        while (at < rows.size() && !CsvIntake.isHeader(rows.get(at))) {
            at++;
        }
        return at < rows.size() ? at : 0;
    }

    private static boolean isFilled(List<String> cells) {
        Set<String> all = new HashSet<>(cells);
        return !all.contains("") && all.size() == cells.size();
    }

    /** Names of columns are words, and most of them are there. */
    private static boolean isNames(List<String> cells) {
        long filled = cells.stream().filter(cell -> !cell.isEmpty()).count();
        return filled > 1
                && filled * 2 >= cells.size()
                && cells.stream().noneMatch(cell -> cell.matches("[-+]?[\\d.,/: ]+") || cell.length() > 120);
    }

    /** The first lines that are not blank; a line end in quotation marks ends none. */
    private static List<String> lines(PackageFile file, TextProbe probe) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean quoted = false;
        try (Reader reader = probe.reader(file)) {
            int read = 0;
            for (int c = reader.read(); c >= 0 && lines.size() < LINES && read < CHARS; c = reader.read()) {
                read++;
                quoted ^= c == '"';
                if (!quoted && (c == '\n' || c == '\r')) {
                    add(lines, line);
                } else {
                    line.append((char) c);
                }
            }
        }
        if (lines.size() < LINES) {
            add(lines, line);
        }
        return lines;
    }

    private static void add(List<String> lines, StringBuilder line) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
        line.setLength(0);
    }

    private static List<String> cells(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return CsvIntake.names(cells);
    }
}

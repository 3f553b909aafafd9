package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file in which a quotation mark is missing. Read by the letter, such a mark swallows every row up to the next one; here a value
 * goes over several lines only where that makes a row of as many values as the header has, and a row that cannot be closed is broken alone.
 */
final class TornCsv {

    /** How many lines one row may have. */
    private static final int TALLEST = 200;

    private final Reader reader;
    private final char separator;
    private final int longestLine;
    private final String file;
    private final Deque<String> ahead = new ArrayDeque<>();
    private boolean ended;
    private boolean skipLineFeed;

    /** For the text of one file with this separator; a line of more characters than that is refused. */
    TornCsv(Reader reader, char separator, int longestLine, String file) {
        this.reader = reader;
        this.separator = separator;
        this.longestLine = longestLine;
        this.file = file;
    }

    /**
     * @param fields as far as they could be read
     * @param open whether the last of them is a quotation that does not end
     */
    private record Parsed(List<String> fields, boolean open) {}

    void read(CsvIntake intake) throws IOException {
        long number = 0;
        for (String line = next(); line != null; line = next()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Parsed parsed = parse(line);
            if (!parsed.open) {
                intake.take(number, parsed.fields);
                continue;
            }
            int more = closing(line, intake.columns());
            if (more > 0) {
                StringBuilder joined = new StringBuilder(line);
                for (int i = 0; i < more; i++) {
                    joined.append('\n').append(next());
                }
                intake.take(number, parse(joined.toString()).fields);
                number += more;
            } else {
                intake.broken(number, parsed.fields.subList(0, parsed.fields.size() - 1));
            }
        }
    }

    /** How many further lines make a whole row of this one; 0 when none do. */
    private int closing(String line, int columns) throws IOException {
        StringBuilder joined = new StringBuilder(line);
        for (int more = 1; more <= TALLEST && joined.length() <= longestLine; more++) {
            String another = peek(more - 1);
            if (another == null) {
                return 0;
            }
            joined.append('\n').append(another);
            if (another.indexOf('"') >= 0) {
                Parsed parsed = parse(joined.toString());
                if (!parsed.open) {
                    return columns > 0 && parsed.fields.size() == columns ? more : 0;
                }
            }
        }
        return 0;
    }

    private Parsed parse(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            StringBuilder field = new StringBuilder();
            boolean quoted = at < line.length() && line.charAt(at) == '"';
            at += quoted ? 1 : 0;
            while (at < line.length()) {
                char c = line.charAt(at);
                if (quoted && c == '"') {
                    boolean doubled = at + 1 < line.length() && line.charAt(at + 1) == '"';
                    if (doubled) {
                        field.append('"');
                        at += 2;
                        continue;
                    }
                    quoted = false;
                    at++;
                    continue;
                }
                if (!quoted && c == separator) {
                    break;
                }
                field.append(c);
                at++;
            }
            fields.add(field.toString());
            if (at >= line.length()) {
                return new Parsed(fields, quoted);
            }
            at++;
        }
    }

    private @Nullable String next() throws IOException {
        return ahead.isEmpty() ? line() : ahead.poll();
    }

    private @Nullable String peek(int further) throws IOException {
        while (ahead.size() <= further && !ended) {
            String line = line();
            if (line != null) {
                ahead.add(line);
            }
        }
        return ahead.stream().skip(further).findFirst().orElse(null);
    }

    private @Nullable String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            boolean second = skipLineFeed && c == '\n';
            skipLineFeed = c == '\r';
            if (second) {
                continue;
            }
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            if (line.length() >= longestLine) {
                throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file);
            }
            line.append((char) c);
        }
        ended = true;
        return line.isEmpty() ? null : line.toString();
    }
}

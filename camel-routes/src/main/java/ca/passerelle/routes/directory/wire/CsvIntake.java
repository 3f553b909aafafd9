package ca.passerelle.routes.directory.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the header from what stands above it (a separator hint of a spreadsheet, a title) and hands on the rows that are rows. */
final class CsvIntake {

    private static final String MARK = "\uFEFF";

    private final String file;
    private final int above;
    private final int longest;
    private final Findings findings;
    private final CsvLines.Sink sink;
    private @Nullable List<String> header;
    private int last;
    private int passed;

    /** For one file, with so many lines above its header; a value of more than that many characters is dropped. */
    CsvIntake(String file, int above, int longest, Findings findings, CsvLines.Sink sink) {
        this.file = file;
        this.above = above;
        this.longest = longest;
        this.findings = findings;
        this.sink = sink;
    }

    /** Whether a line can be a header: one that fills a single cell is a title, or tells the separator. */
    static boolean isHeader(List<String> fields) {
        return fields.stream().filter(field -> !plain(field).isEmpty()).count() > 1;
    }

    /** The names without byte order marks, which tools that join files leave before them. */
    static List<String> names(List<String> fields) {
        return fields.stream().map(CsvIntake::plain).toList();
    }

    private static String plain(String name) {
        String plain = name.strip();
        while (plain.startsWith(MARK)) {
            plain = plain.substring(1).strip();
        }
        return plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")
                ? plain.substring(1, plain.length() - 1).strip()
                : plain;
    }

    /** The number of columns; 0 before the header. */
    int columns() {
        return header == null ? 0 : header.size();
    }

    /** How many values the last row had. */
    int last() {
        return last;
    }

    void take(long number, List<String> fields) {
        if (header == null) {
            if (passed++ >= above && isHeader(fields)) {
                header = names(fields);
                last = header.size();
                sink.header(header);
            }
            return;
        }
        last = fields.size();
        if (header.equals(names(fields))) {
            findings.add(DirectoryRule.RECORD_UNREADABLE, file + " row " + number, "");
        } else {
            sink.line(number, bounded(number, fields));
        }
    }

    /** A row whose quotation never ends. */
    void broken(long number, List<String> begun) {
        sink.broken(file + " row " + number, begun, findings);
    }

    private List<String> bounded(long number, List<String> fields) {
        if (fields.stream().allMatch(field -> field.length() <= longest)) {
            return fields;
        }
        List<String> kept = new ArrayList<>(fields);
        for (int at = 0; at < kept.size(); at++) {
            if (kept.get(at).length() > longest) {
                findings.add(DirectoryRule.VALUE_TOO_LONG, file + " row " + number, "");
                kept.set(at, "");
            }
        }
        return kept;
    }
}

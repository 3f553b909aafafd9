package ca.passerelle.routes.directory.hsds.wire;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file. The header decides what a column is; a row that does not fit it is a finding, and the next row is read. */
final class CsvTable {

    private final HsdsTable table;
    private final PackageFile file;
    private final PackageLimits limits;
    private final Findings findings;

    CsvTable(HsdsTable table, PackageFile file, PackageLimits limits, Findings findings) {
        this.table = table;
        this.file = file;
        this.limits = limits;
        this.findings = findings;
    }

    void read(TextProbe probe, RowSink sink) throws IOException {
        char separator = separator(probe);
        try (Reader reader = probe.reader(file);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .skipEmptyLines(true)
                        .maxBufferSize(Math.max(limits.cellChars() * 2, 1024))
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFieldSize(limits.cellChars())
                                        .maxFields(1_000)
                                        .maxRecordSize(limits.cellChars() * 2)
                                        .build(),
                                reader)) {
            HsdsColumns columns = null;
            for (CsvRecord line : csv) {
                if (columns == null) {
                    columns = new HsdsColumns(file.shortName(), table, line.getFields());
                } else {
                    take(columns, line, sink);
                }
            }
        } catch (CsvParseException broken) {
            throw new FeedRefusedException(DirectoryRule.CELL_TOO_LARGE, file.shortName(), broken);
        }
    }

    private void take(HsdsColumns columns, CsvRecord line, RowSink sink) {
        List<String> fields = line.getFields();
        @Nullable String[] values = new @Nullable String[columns.size()];
        boolean shifted = false;
        boolean empty = true;
        for (int at = 0; at < fields.size(); at++) {
            String value = fields.get(at).strip();
            if (!value.isEmpty()) {
                empty = false;
                shifted |= at >= values.length;
                if (at < values.length) {
                    values[at] = value;
                }
            }
        }
        long number = line.getStartingLineNumber();
        String place = columns.file() + " row " + number;
        if (shifted) {
            findings.add(DirectoryRule.ROW_SHIFTED, place, id(columns, values));
        } else if (!empty) {
            if (fields.size() < values.length) {
                findings.add(DirectoryRule.ROW_SHORT, place, "");
            }
            sink.take(table, new HsdsRow(columns, number, values), false);
        }
    }

    /** The id stands before what is shifted, and tells a report which record it is about. */
    private static String id(HsdsColumns columns, @Nullable String[] values) {
        int at = columns.position("id");
        String id = at < 0 ? null : values[at];
        return id == null ? "" : id;
    }

    /** The separator that the header line holds most of. */
    private char separator(TextProbe probe) throws IOException {
        List<Character> seen = new ArrayList<>();
        try (Reader reader = probe.reader(file)) {
            for (int c = reader.read(); c >= 0 && c != '\n' && c != '\r' && seen.size() < 2_000; c = reader.read()) {
                if (c == ',' || c == ';' || c == '\t') {
                    seen.add((char) c);
                }
            }
        }
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(seen, candidate) > count(seen, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(List<Character> seen, char wanted) {
        return seen.stream().filter(c -> c == wanted).count();
    }
}

package ca.passerelle.routes.directory.csv;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.FeedRefusedException;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.tables.TablesFromMapping;
import ca.passerelle.routes.directory.wire.CsvLines;
import ca.passerelle.routes.directory.wire.PackageFile;
import ca.passerelle.routes.directory.wire.PackageLimits;
import ca.passerelle.routes.directory.wire.TextProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a plain table by its mapping. Columns that the mapping does not know are reported once; mapped columns that are missing too. */
public final class MappedCsv implements CsvLines.Sink {

    private final ColumnMapping mapping;
    private final String file;
    private final Findings findings;
    private final TablesFromMapping rows;
    private final List<String> fields = new ArrayList<>();

    private MappedCsv(ColumnMapping mapping, String file, Findings findings, FeedTables tables) {
        this.mapping = mapping;
        this.file = file;
        this.findings = findings;
        this.rows = new TablesFromMapping(file, tables, findings);
    }

    /**
     * @throws FeedRefusedException when the mapping itself is at fault
     * @throws IOException when the file is damaged
     */
    public static void read(
            PackageFile file,
            TextProbe probe,
            ColumnMapping mapping,
            PackageLimits limits,
            Findings findings,
            FeedTables tables)
            throws IOException {
        if (!mapping.faults().isEmpty()) {
            throw new FeedRefusedException(DirectoryRule.MAPPING_INVALID, "mapping");
        }
        CsvLines.read(file, probe, limits, findings, new MappedCsv(mapping, file.shortName(), findings, tables));
    }

    @Override
    public void header(List<String> names) {
        for (String name : names) {
            String field = mapping.field(name);
            fields.add(field == null ? "" : field);
            if (field == null && !name.isBlank()) {
                findings.add(DirectoryRule.COLUMN_IGNORED, file + " column " + name.strip(), "");
            }
        }
        for (Map.Entry<String, String> column : mapping.columns().entrySet()) {
            if (names.stream().noneMatch(name -> name.strip()
                    .equalsIgnoreCase(column.getKey().strip()))) {
                findings.add(DirectoryRule.COLUMN_MISSING, file + " column " + column.getKey(), "");
            }
        }
    }

    @Override
    public void line(long number, List<String> values) {
        Map<String, List<String>> row = new LinkedHashMap<>();
        boolean shifted = false;
        for (int at = 0; at < values.size(); at++) {
            String value = values.get(at).strip();
            if (value.isEmpty()) {
                continue;
            }
            if (at >= fields.size()) {
                shifted = true;
            } else if (!fields.get(at).isEmpty()) {
                row.computeIfAbsent(fields.get(at), field -> new ArrayList<>()).add(value);
            }
        }
        if (shifted) {
            findings.add(DirectoryRule.ROW_SHIFTED, file + " row " + number, "");
        } else if (!row.isEmpty()) {
            mapping.constants().forEach((field, value) -> row.computeIfAbsent(field, f -> List.of(value)));
            rows.row(number, row);
        }
    }
}

package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.tables.FeedColumns;
import ca.passerelle.routes.directory.tables.FeedRow;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowSink;
import ca.passerelle.routes.directory.wire.CsvLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file. The header decides what a column is; a row that does not fit it is a finding, and the next row is read. */
final class CsvTable implements CsvLines.Sink {

    private final FeedTable table;
    private final String file;
    private final Findings findings;
    private final RowSink sink;
    private @Nullable FeedColumns columns;
    private @Nullable String type;
    private int typeAt = -1;

    CsvTable(FeedTable table, String file, Findings findings, RowSink sink) {
        this.table = table;
        this.file = file;
        this.findings = findings;
        this.sink = sink;
    }

    @Override
    public void header(List<String> names) {
        columns = new FeedColumns(file, table, names);
        type = columns.position("address_type") < 0 ? FeedTable.addressType(file) : null;
        typeAt = type == null ? -1 : columns.place("address_type");
    }

    @Override
    public void line(long number, List<String> fields) {
        if (columns == null) {
            return;
        }
        @Nullable String[] values = new @Nullable String[columns.size()];
        int written = typeAt < 0 ? values.length : values.length - 1;
        boolean shifted = false;
        boolean empty = true;
        for (int at = 0; at < fields.size(); at++) {
            String value = fields.get(at).strip();
            if (!value.isEmpty()) {
                empty = false;
                shifted |= at >= written;
                if (at < written) {
                    values[at] = value;
                }
            }
        }
        String place = file + " row " + number;
        if (shifted) {
            findings.add(DirectoryRule.ROW_SHIFTED, place, id(columns, values));
        } else if (!empty) {
            if (fields.size() < written) {
                findings.add(DirectoryRule.ROW_SHORT, place, "");
            }
            if (typeAt >= 0) {
                values[typeAt] = type;
            }
            sink.take(table, new FeedRow(columns, number, values), false);
        }
    }

    @Override
    public void broken(String place, List<String> begun, Findings broken) {
        int at = columns == null ? -1 : columns.position("id");
        broken.add(
                DirectoryRule.RECORD_UNREADABLE,
                place,
                at < 0 || at >= begun.size() ? "" : begun.get(at).strip());
    }

    /** The id stands before what is shifted, and tells a report which record it is about. */
    private static String id(FeedColumns columns, @Nullable String[] values) {
        int at = columns.position("id");
        String id = at < 0 ? null : values[at];
        return id == null ? "" : id;
    }
}

package ca.passerelle.routes.directory.tables;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows whose columns appear as they are needed: what a reader of nested or foreign records makes of them. */
public final class RowWriter {

    private final String file;
    private final RowSink sink;
    private final Map<FeedTable, FeedColumns> columns = new EnumMap<>(FeedTable.class);

    /** For the rows that one file gives; its name becomes part of their place. */
    public RowWriter(String file, RowSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /** A new row, not yet written. */
    public Cells row(FeedTable table, long number) {
        return new Cells(table, columns.computeIfAbsent(table, t -> new FeedColumns(file, t, List.of())), number);
    }

    /** Values by column, growing with the header. */
    public final class Cells {
        private final FeedTable table;
        private final FeedColumns header;
        private final long number;
        private @Nullable String[] values;

        private Cells(FeedTable table, FeedColumns header, long number) {
            this.table = table;
            this.header = header;
            this.number = number;
            this.values = new @Nullable String[header.size()];
        }

        /** Fills a column that is still empty; a blank value is no value. */
        public Cells put(String column, @Nullable String value) {
            if (column.isEmpty() || value == null || value.isBlank()) {
                return this;
            }
            int at = header.place(column);
            if (at >= values.length) {
                values = Arrays.copyOf(values, header.size());
            }
            if (values[at] == null) {
                values[at] = value.strip();
            }
            return this;
        }

        /** Writes the row; a record that was told before is completed by it. */
        public void add() {
            sink.take(table, new FeedRow(header, number, values), true);
        }

        /** Writes the row; a second one of the same id is a duplicate. */
        public void addOnce() {
            sink.take(table, new FeedRow(header, number, values), false);
        }
    }
}

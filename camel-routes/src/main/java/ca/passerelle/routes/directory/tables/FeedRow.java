package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One record of one table as it was written, with the place where it stands. A blank value is no value. */
public final class FeedRow {

    private final FeedColumns columns;
    private final long number;
    private final @Nullable String[] values;

    public FeedRow(FeedColumns columns, long number, @Nullable String[] values) {
        this.columns = columns;
        this.number = number;
        this.values = values;
        for (int at = 0; at < values.length; at++) {
            if (values[at] != null) {
                columns.filled(at);
            }
        }
    }

    /** The first of these columns that holds something. */
    public @Nullable String value(String... names) {
        for (String name : names) {
            int at = columns.position(name);
            if (at >= 0 && at < values.length && values[at] != null) {
                return values[at];
            }
        }
        return null;
    }

    /** The same, or the given word. */
    public String valueOr(String otherwise, String... names) {
        String value = value(names);
        return value == null ? otherwise : value;
    }

    /** Whether one of its columns says that it is not for the public. */
    boolean isHidden() {
        for (int at : columns.flags()) {
            String value = at < values.length ? values[at] : null;
            if (value != null && SecrecyFlag.hides(columns.name(at), value)) {
                return true;
            }
        }
        return false;
    }

    FeedColumns columns() {
        return columns;
    }

    /** The record's own id, empty when it has none. */
    public String id() {
        return valueOr("", "id");
    }

    /** {@code services.csv row 17}. */
    public String place() {
        return columns.file() + " row " + number;
    }

    public String place(String column) {
        return place() + " column " + column;
    }

    /** This row with what it lacks from another: JSON tells one record fully in one place and in brief in others. */
    FeedRow completedBy(FeedRow other) {
        @Nullable String[] all = values;
        for (int from = 0; from < other.values.length; from++) {
            String value = other.values[from];
            if (value == null) {
                continue;
            }
            // Told in full by this row, so that nobody needs to ask the other for it.
            other.columns.position(other.columns.name(from));
            int to = columns.place(other.columns.name(from));
            if (to >= all.length) {
                all = Arrays.copyOf(all, columns.size());
            }
            if (all[to] == null) {
                all[to] = value;
            }
        }
        return new FeedRow(columns, number, all);
    }
}

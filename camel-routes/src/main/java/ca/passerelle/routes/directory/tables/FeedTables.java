package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.FeedDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All rows of a feed by table, in the order in which they were read. Every format is read into these. */
public final class FeedTables implements RowSink {

    /** Records that others name by id; a repeated id in these is one record told twice. */
    private static final Set<FeedTable> KEYED = Set.of(
            FeedTable.ORGANIZATIONS,
            FeedTable.PROGRAMS,
            FeedTable.SERVICES,
            FeedTable.LOCATIONS,
            FeedTable.SERVICE_AT_LOCATION,
            FeedTable.TAXONOMIES,
            FeedTable.TAXONOMY_TERMS,
            FeedTable.UNITS);

    private static final List<String> DATES = List.of(
            "assured_date", "last_modified", "updated", "valid_from", "valid_to", "dtstart", "start_date", "end_date");

    private final Map<FeedTable, Map<String, FeedRow>> keyed = new EnumMap<>(FeedTable.class);
    private final Map<FeedTable, List<FeedRow>> plain = new EnumMap<>(FeedTable.class);
    private final Set<FeedColumns> columns = new LinkedHashSet<>();
    private final Findings findings;
    private @Nullable String stamp;
    private FeedDate.@Nullable Order order;

    public FeedTables(Findings findings) {
        this.findings = findings;
    }

    /** The rows of a table; each id once where other rows refer to it. */
    public Collection<FeedRow> rows(FeedTable table) {
        List<FeedRow> all = new ArrayList<>(keyed.getOrDefault(table, Map.of()).values());
        all.addAll(plain.getOrDefault(table, List.of()));
        return all;
    }

    /** The row with this id; null when there is none. */
    public @Nullable FeedRow row(FeedTable table, String id) {
        return keyed.getOrDefault(table, Map.of()).get(id);
    }

    /** Notes when the publisher made the feed, ISO 8601; the latest of several files counts. */
    public void stamped(@Nullable String moment) {
        String cleaned = moment == null ? null : FeedDate.moment(moment).value();
        if (cleaned != null && (stamp == null || stamp.compareTo(cleaned) < 0)) {
            stamp = cleaned;
        }
    }

    /** When the publisher made the feed; null when it does not say. */
    public @Nullable String stamp() {
        return stamp;
    }

    /** Whether the feed writes the day or the month first: what its dates prove, unless they contradict each other. */
    FeedDate.Order dateOrder() {
        if (order == null) {
            Set<FeedDate.Order> told = EnumSet.noneOf(FeedDate.Order.class);
            for (FeedTable table : FeedTable.values()) {
                for (FeedRow row : rows(table)) {
                    DATES.forEach(column -> told.add(FeedDate.told(row.valueOr("", column))));
                }
            }
            told.remove(FeedDate.Order.UNSURE);
            order = told.size() == 1 ? told.iterator().next() : FeedDate.Order.UNSURE;
        }
        return order;
    }

    /** Headers of all files, with what was read of them. */
    public Set<FeedColumns> columns() {
        return columns;
    }

    @Override
    public void take(FeedTable table, FeedRow row, boolean retold) {
        columns.add(row.columns());
        String id = row.id();
        if (!KEYED.contains(table) || id.isEmpty()) {
            plain.computeIfAbsent(table, t -> new ArrayList<>()).add(row);
            return;
        }
        Map<String, FeedRow> rows = keyed.computeIfAbsent(table, t -> new LinkedHashMap<>());
        FeedRow before = rows.putIfAbsent(id, row);
        if (before != null && retold) {
            rows.put(id, before.completedBy(row));
        } else if (before != null) {
            findings.add(DirectoryRule.KEY_DUPLICATE, row.place(), id);
        }
    }
}

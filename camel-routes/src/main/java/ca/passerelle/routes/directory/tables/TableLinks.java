package ca.passerelle.routes.directory.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows of one table name a row of another. */
final class TableLinks {

    private final FeedTables source;
    private final Map<String, Map<String, List<FeedRow>>> indexes = new HashMap<>();

    TableLinks(FeedTables source) {
        this.source = source;
    }

    /** Rows of {@code child} whose {@code column} holds this id, in the order of the feed. */
    List<FeedRow> of(FeedTable child, String column, String id) {
        return indexes.computeIfAbsent(child + "." + column, key -> index(child, column))
                .getOrDefault(id, List.of());
    }

    /** Rows of {@code child} that name this row of {@code parent}. */
    List<FeedRow> of(FeedTable child, FeedTable parent, String id) {
        return of(child, parent.parentKey(), id);
    }

    private Map<String, List<FeedRow>> index(FeedTable child, String column) {
        Map<String, List<FeedRow>> index = new HashMap<>();
        for (FeedRow row : source.rows(child)) {
            String id = row.value(column);
            if (id != null) {
                index.computeIfAbsent(id, key -> new ArrayList<>(2)).add(row);
            }
        }
        return index;
    }
}

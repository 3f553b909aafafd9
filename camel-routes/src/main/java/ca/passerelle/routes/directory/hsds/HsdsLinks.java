package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.hsds.wire.HsdsPackage;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which rows of one table name a row of another. */
final class HsdsLinks {

    private final HsdsPackage source;
    private final Map<String, Map<String, List<HsdsRow>>> indexes = new HashMap<>();

    HsdsLinks(HsdsPackage source) {
        this.source = source;
    }

    /** Rows of {@code child} whose {@code column} holds this id, in the order of the feed. */
    List<HsdsRow> of(HsdsTable child, String column, String id) {
        return indexes.computeIfAbsent(child + "." + column, key -> index(child, column))
                .getOrDefault(id, List.of());
    }

    /** Rows of {@code child} that name this row of {@code parent}. */
    List<HsdsRow> of(HsdsTable child, HsdsTable parent, String id) {
        return of(child, parent.parentKey(), id);
    }

    private Map<String, List<HsdsRow>> index(HsdsTable child, String column) {
        Map<String, List<HsdsRow>> index = new HashMap<>();
        for (HsdsRow row : source.rows(child)) {
            String id = row.value(column);
            if (id != null) {
                index.computeIfAbsent(id, key -> new ArrayList<>(2)).add(row);
            }
        }
        return index;
    }
}

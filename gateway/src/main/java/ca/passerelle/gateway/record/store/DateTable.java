package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.search.IndexEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The table {@code resource_date}. New resources bring their times in the statement that inserts them. */
final class DateTable {

    private DateTable() {}

    /** One time of one resource, as a row. */
    record Line(UUID id, String parameter, Instant low, Instant high) {}

    static Stream<Line> lines(ResourceKey key, IndexEntry index) {
        return index.dates().stream()
                .map(date -> new Line(
                        key.id(),
                        key.type() + "." + date.parameter(),
                        date.range().low(),
                        date.range().high()));
    }

    /** Puts the times of a resource in the place of those it had. */
    static void replace(ResourceKey key, IndexEntry after, Statements statements) {
        statements.add("delete from resource_date where id = ?", key.id());
        List<Line> lines = lines(key, after).toList();
        if (!lines.isEmpty()) {
            statements.add(
                    "insert into resource_date (id, parameter, low, high)"
                            + " select * from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[])",
                    Columns.uuids(lines, Line::id),
                    Columns.texts(lines, Line::parameter),
                    Columns.texts(lines, line -> line.low().toString()),
                    Columns.texts(lines, line -> line.high().toString()));
        }
    }
}

package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.IndexEntry;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** The tables {@code resource} and {@code resource_version}, row by row. */
@Component
class ResourceTable {

    /** A row with what only the record itself may know of it. */
    record Row(StoredResource resource, UUID custodian, Set<UUID> participants) {}

    /** A row that is new, with its terms. */
    record NewRow(Row row, IndexEntry index) {}

    private static final int ROWS_AT_ONCE = 500;

    static final String COLUMNS = "type, id, version, updated, deleted, body";

    static final RowMapper<StoredResource> STORED = (row, number) -> new StoredResource(
            new ResourceKey(row.getString("type"), row.getObject("id", UUID.class)),
            row.getInt("version"),
            row.getTimestamp("updated").toInstant(),
            row.getBoolean("deleted"),
            row.getString("body"));

    private static final RowMapper<Row> ROW = (row, number) ->
            new Row(STORED.mapRow(row, number), row.getObject("custodian", UUID.class), uuids(row, "participants"));

    private final JdbcTemplate jdbc;

    ResourceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a write begins: its stamp, and rows that it will look at. */
    record Beginning(Instant stamp, List<Row> rows) {}

    /**
     * Begins a write. The stamp is the database's clock, to the millisecond that FHIR instants have, read once the write shows that it is under
     * way ({@link Horizon}).
     *
     * @param keys rows that the write will look at, read in the same statement
     */
    Beginning begin(Collection<ResourceKey> keys) {
        List<Row> rows = new ArrayList<>();
        List<Instant> stamps = jdbc.query(
                "with this as materialized"
                        + " (select " + Horizon.UNDER_WAY + ", date_trunc('milliseconds', clock_timestamp()) as stamp)"
                        + " select this.stamp, r.* from this left join (select " + COLUMNS
                        + ", custodian, participants from"
                        + " resource join unnest(?::text[], ?::uuid[]) as wanted(t, i) on type = t and id = i) r on true",
                (row, number) -> {
                    if (row.getString("type") != null) {
                        rows.add(Objects.requireNonNull(ROW.mapRow(row, number)));
                    }
                    return row.getTimestamp("stamp").toInstant();
                },
                keys.stream().map(ResourceKey::type).toArray(String[]::new),
                keys.stream().map(ResourceKey::id).toArray(UUID[]::new));
        return new Beginning(stamps.get(0), rows);
    }

    Optional<StoredResource> current(Caller caller, ResourceKey key) {
        return jdbc
                .query(
                        "select " + COLUMNS
                                + " from resource where type = ? and id = ? and (? or participants && ?::uuid[])",
                        STORED,
                        key.type(),
                        key.id(),
                        caller.isGateway(),
                        visibleTo(caller))
                .stream()
                .findFirst();
    }

    List<StoredResource> current(Caller caller, Collection<ResourceKey> keys) {
        return jdbc.query(
                "select " + COLUMNS
                        + " from resource r join unnest(?::text[], ?::uuid[]) as wanted(t, i) on r.type = t and r.id = i"
                        + " where not deleted and (? or participants && ?::uuid[])",
                STORED,
                keys.stream().map(ResourceKey::type).toArray(String[]::new),
                keys.stream().map(ResourceKey::id).toArray(UUID[]::new),
                caller.isGateway(),
                visibleTo(caller));
    }

    /** Locks a row for the rest of the transaction, whoever may see it. */
    Optional<Row> lock(ResourceKey key) {
        return jdbc
                .query(
                        "select " + COLUMNS
                                + ", custodian, participants from resource where type = ? and id = ? for update",
                        ROW,
                        key.type(),
                        key.id())
                .stream()
                .findFirst();
    }

    Optional<Row> row(ResourceKey key) {
        return jdbc
                .query(
                        "select " + COLUMNS + ", custodian, participants from resource where type = ? and id = ?",
                        ROW,
                        key.type(),
                        key.id())
                .stream()
                .findFirst();
    }

    /** Puts new rows in with their times, all in one statement: a directory brings thousands. */
    void insert(List<NewRow> rows, Statements statements) {
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            insertSome(rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())), statements);
        }
    }

    private static void insertSome(List<NewRow> rows, Statements statements) {
        List<DateTable.Line> times = rows.stream()
                .flatMap(row -> DateTable.lines(row.row().resource().key(), row.index()))
                .toList();
        statements.add(
                "with dates as (insert into resource_date (id, parameter, low, high) select * from"
                        + " unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[]))"
                        + " insert into resource (type, id, version, updated, deleted, custodian, participants, keys, strings,"
                        + " links, owner, status, body)"
                        + " select type, id, 1, ?, false, custodian, string_to_array(participants, ',')::uuid[], "
                        + KeySql.SPLIT.formatted("keys") + ", strings, string_to_array(links, ','), owner, status, body"
                        + " from unnest(?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[], ?::text[])"
                        + " as r (type, id, custodian, participants, keys, strings, links, owner, status, body)",
                Columns.uuids(times, DateTable.Line::id),
                Columns.texts(times, DateTable.Line::parameter),
                Columns.texts(times, date -> date.low().toString()),
                Columns.texts(times, date -> date.high().toString()),
                Timestamp.from(rows.get(0).row().resource().updated()),
                Columns.texts(rows, row -> row.row().resource().key().type()),
                Columns.uuids(rows, row -> row.row().resource().key().id()),
                Columns.uuids(rows, row -> row.row().custodian()),
                Columns.texts(rows, row -> row.row().participants().stream()
                        .map(UUID::toString)
                        .collect(Collectors.joining(","))),
                Columns.texts(
                        rows, row -> String.join(KeySql.SEPARATOR, row.index().keys())),
                Columns.texts(rows, row -> row.index().strings()),
                Columns.texts(rows, row -> String.join(",", row.index().links())),
                Columns.texts(rows, row -> row.index().owner()),
                Columns.texts(rows, row -> row.index().status()),
                Columns.texts(rows, row -> row.row().resource().json()));
    }

    /** Moves the stored version to the history and puts the next one in its place. The row is locked by the caller. */
    void supersede(Row row, List<IndexEntry.Date> timesBefore, IndexEntry index, Statements statements) {
        StoredResource resource = row.resource();
        statements.add(
                "with old as (select type, id, version, updated, deleted, body from resource where type = ? and id = ?),"
                        + " kept as (insert into resource_version (type, id, version, updated, deleted, body)"
                        + " select type, id, version, updated, deleted, body from old)"
                        + " update resource set version = ?, updated = ?, deleted = ?, participants = ?, keys = "
                        + KeySql.SPLIT.formatted("?")
                        + ", strings = ?, links = ?, owner = ?, status = ?, body = ? where type = ? and id = ?",
                resource.key().type(),
                resource.key().id(),
                resource.version(),
                Timestamp.from(resource.updated()),
                resource.deleted(),
                row.participants().toArray(UUID[]::new),
                String.join(KeySql.SEPARATOR, index.keys()),
                index.strings(),
                index.links().toArray(String[]::new),
                index.owner(),
                index.status(),
                resource.json(),
                resource.key().type(),
                resource.key().id());
        if (!timesBefore.equals(index.dates())) {
            DateTable.replace(resource.key(), index, statements);
        }
    }

    /** Rows of all types in the order of their keys, beginning after one. */
    List<Row> after(String type, UUID id, int count) {
        return jdbc.query(
                "select " + COLUMNS + ", custodian, participants from resource where (type, id) > (?, ?)"
                        + " order by type, id limit ?",
                ROW,
                type,
                id,
                count);
    }

    /** Fills the index of a row, which stays as it is otherwise. */
    void reindex(Row row, IndexEntry index, Statements statements) {
        ResourceKey key = row.resource().key();
        statements.add(
                "update resource set keys = " + KeySql.SPLIT.formatted("?")
                        + ", strings = ?, links = ?, owner = ?, status = ? where type = ? and id = ?",
                String.join(KeySql.SEPARATOR, index.keys()),
                index.strings(),
                index.links().toArray(String[]::new),
                index.owner(),
                index.status(),
                key.type(),
                key.id());
        DateTable.replace(key, index, statements);
    }

    /** Lets partners see a resource without a new version of it, beside all who may see it by then. */
    void grant(ResourceKey key, Set<UUID> partners) {
        String added = "array(select p from unnest(?::uuid[]) p where p <> all (participants))";
        UUID[] wanted = partners.toArray(UUID[]::new);
        jdbc.update(
                "update resource set participants = participants || " + added + ", keys = keys || array(select "
                        + KeySql.number("? || p") + " from unnest(" + added + ") p)"
                        + " where type = ? and id = ? and not participants @> ?::uuid[]",
                wanted,
                IndexEntry.key(key.type(), IndexEntry.PARTICIPANT, ""),
                wanted,
                key.type(),
                key.id(),
                wanted);
    }

    void run(Statements statements) {
        statements.run(jdbc);
    }

    /** Serialises conditional writes with the same meaning until the end of the transaction, in the order given. Has no rows. */
    static Fragment lock(Collection<String> meanings) {
        return Fragment.of(
                "select 1 from unnest(?::text[]) m where pg_advisory_xact_lock(hashtextextended(m, 0)) is null",
                (Object) meanings.toArray(String[]::new));
    }

    static UUID[] visibleTo(Caller caller) {
        return new UUID[] {caller.partner(), Caller.EVERYBODY};
    }

    private static Set<UUID> uuids(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return new LinkedHashSet<>(Arrays.asList((UUID[]) array.getArray()));
    }
}

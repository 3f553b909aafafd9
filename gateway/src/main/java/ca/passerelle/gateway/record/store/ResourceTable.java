package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.IndexEntry;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private static final String COLUMNS = "type, id, version, updated, deleted, body";

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

    /** The stamp of a write: the database's clock, to the millisecond that FHIR instants have, read once the write has its number. */
    Instant stamp() {
        return jdbc.query(
                        "select pg_current_xact_id(), date_trunc('milliseconds', clock_timestamp()) as stamp",
                        (row, number) -> row.getTimestamp("stamp").toInstant())
                .get(0);
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

    List<StoredResource> superseded(ResourceKey key) {
        return jdbc.query(
                "select " + COLUMNS + " from resource_version where type = ? and id = ? order by version desc",
                STORED,
                key.type(),
                key.id());
    }

    Optional<StoredResource> superseded(ResourceKey key, int version) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from resource_version where type = ? and id = ? and version = ?",
                        STORED,
                        key.type(),
                        key.id(),
                        version)
                .stream()
                .findFirst();
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

    /** Puts new rows in, all in one go: a directory brings thousands. */
    void insert(List<NewRow> rows) {
        jdbc.batchUpdate(
                "insert into resource (type, id, version, updated, deleted, custodian, participants, keys, strings, exact,"
                        + " owner, status, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream().map(ResourceTable::values).toList());
        insertDates(rows.stream()
                .flatMap(row -> row.index().dates().stream()
                        .map(date -> dateValues(row.row().resource().key(), date)))
                .toList());
    }

    private void insertDates(List<Object[]> dates) {
        if (!dates.isEmpty()) {
            jdbc.batchUpdate("insert into resource_date (id, parameter, low, high) values (?, ?, ?, ?)", dates);
        }
    }

    private static Object[] dateValues(ResourceKey key, IndexEntry.Date date) {
        return new Object[] {
            key.id(),
            key.type() + "." + date.parameter(),
            Timestamp.from(date.range().low()),
            Timestamp.from(date.range().high())
        };
    }

    /** Puts the times of a resource in the place of those it had. */
    private void replaceDates(ResourceKey key, List<IndexEntry.Date> before, List<IndexEntry.Date> after) {
        if (!before.equals(after)) {
            jdbc.update("delete from resource_date where id = ?", key.id());
            insertDates(after.stream().map(date -> dateValues(key, date)).toList());
        }
    }

    private static @Nullable Object[] values(NewRow added) {
        StoredResource resource = added.row().resource();
        IndexEntry index = added.index();
        return new @Nullable Object[] {
            resource.key().type(),
            resource.key().id(),
            resource.version(),
            Timestamp.from(resource.updated()),
            resource.deleted(),
            added.row().custodian(),
            added.row().participants().toArray(UUID[]::new),
            index.keys().toArray(String[]::new),
            index.strings(),
            index.exact(),
            index.owner(),
            index.status(),
            resource.json()
        };
    }

    /** Moves the stored version to the history and puts the next one in its place. The row is locked by the caller. */
    void supersede(Row row, IndexEntry before, IndexEntry index) {
        StoredResource resource = row.resource();
        jdbc.update(
                "with old as (select type, id, version, updated, deleted, body from resource where type = ? and id = ?),"
                        + " kept as (insert into resource_version (type, id, version, updated, deleted, body)"
                        + " select type, id, version, updated, deleted, body from old)"
                        + " update resource set version = ?, updated = ?, deleted = ?, participants = ?, keys = ?,"
                        + " strings = ?, exact = ?, owner = ?, status = ?, body = ? where type = ? and id = ?",
                resource.key().type(),
                resource.key().id(),
                resource.version(),
                Timestamp.from(resource.updated()),
                resource.deleted(),
                row.participants().toArray(UUID[]::new),
                index.keys().toArray(String[]::new),
                index.strings(),
                index.exact(),
                index.owner(),
                index.status(),
                resource.json(),
                resource.key().type(),
                resource.key().id());
        replaceDates(resource.key(), before.dates(), index.dates());
    }

    /**
     * Versions of a published type that changed since, newest first, deletions included.
     *
     * @param after where the page begins, exclusive
     */
    List<StoredResource> changed(
            String type, Instant since, Instant settledBefore, @Nullable StoredResource after, int count) {
        String columns = "select " + COLUMNS + " from ";
        String where = " where type = ? and updated >= ? and updated < ? and (updated, id, version) < (?, ?, ?)"
                + " order by updated desc, id desc, version desc limit ?";
        Object[] arguments = {
            type,
            Timestamp.from(since),
            Timestamp.from(settledBefore),
            Timestamp.from(after == null ? settledBefore : after.updated()),
            after == null ? new UUID(-1, -1) : after.key().id(),
            after == null ? Integer.MAX_VALUE : after.version(),
            count
        };
        Object[] twice = Stream.concat(
                        Stream.concat(Arrays.stream(arguments), Arrays.stream(arguments)), Stream.of(count))
                .toArray();
        return jdbc.query(
                "select * from ((" + columns + "resource" + where + ") union all (" + columns + "resource_version"
                        + where + ")) v order by updated desc, id desc, version desc limit ?",
                STORED,
                twice);
    }

    /** Lets partners see a resource without a new version of it. */
    void grant(ResourceKey key, Set<UUID> participants) {
        jdbc.update(
                "update resource set participants = ?,"
                        + " keys = array(select k from unnest(keys) k where k not like ?) || ?::text[]"
                        + " where type = ? and id = ?",
                participants.toArray(UUID[]::new),
                key.type() + ".participant=%",
                participants.stream()
                        .map(partner -> IndexEntry.participant(key.type(), partner))
                        .toArray(String[]::new),
                key.type(),
                key.id());
    }

    /** Serialises conditional writes with the same meaning until the end of the transaction. */
    void lockCriteria(String meaning) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, meaning);
    }

    static UUID[] visibleTo(Caller caller) {
        return new UUID[] {caller.partner(), Caller.EVERYBODY};
    }

    private static Set<UUID> uuids(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return new LinkedHashSet<>(Arrays.asList((UUID[]) array.getArray()));
    }
}

package ca.passerelle.gateway.record.store;

import static ca.passerelle.gateway.record.store.ResourceTable.COLUMNS;
import static ca.passerelle.gateway.record.store.ResourceTable.STORED;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.HistoryPosition;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code resource_version} of what was superseded. */
@Component
class VersionTable {

    private final JdbcTemplate jdbc;

    VersionTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
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

    /** Removes what was superseded of a published resource, and gives how much it was. */
    int forget(UUID custodian, ResourceKey key) {
        return jdbc.update(
                "delete from resource_version v using resource r where v.type = ? and v.id = ? and r.type = v.type"
                        + " and r.id = v.id and r.custodian = ? and ? = any(r.participants)",
                key.type(),
                key.id(),
                custodian,
                Caller.EVERYBODY);
    }

    /** Removes what was superseded, this write's own included. */
    static void forget(ResourceKey key, Statements statements) {
        statements.add("delete from resource_version where type = ? and id = ?", key.type(), key.id());
    }

    /**
     * Versions of a published type that changed since, newest first, deletions included.
     *
     * @param after where the page begins, exclusive
     */
    List<StoredResource> changed(
            String type, Instant since, Instant settledBefore, @Nullable HistoryPosition after, int count) {
        String columns = "select " + COLUMNS + " from ";
        String where = " where type = ? and updated >= ? and updated < ? and (updated, id, version) < (?, ?, ?)"
                + " order by updated desc, id desc, version desc limit ?";
        Object[] arguments = {
            type,
            Timestamp.from(since),
            Timestamp.from(settledBefore),
            Timestamp.from(after == null ? settledBefore : after.updated()),
            after == null ? new UUID(-1, -1) : after.id(),
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
}

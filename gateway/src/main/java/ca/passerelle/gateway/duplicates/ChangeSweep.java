package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.HistoryPosition;
import ca.passerelle.gateway.record.StoredResource;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads what changed in the record since it was last read, a page at a time. An import pays nothing for it, and the record's change feed misses
 * no write that commits late. The feed comes newest first: a reading goes down from its beginning to where the one before began, and remembers
 * how far it is. Times are whole milliseconds, and all of one time is seen at once.
 */
@Component
class ChangeSweep {

    private final FhirRecord record;
    private final JdbcTemplate jdbc;

    ChangeSweep(FhirRecord record, JdbcTemplate jdbc) {
        this.record = record;
        this.jdbc = jdbc;
    }

    private record Standing(
            Instant since,
            @Nullable Instant newest,
            @Nullable HistoryPosition at) {}

    /** The next page, empty when all has been read; in the transaction that deals with it. */
    List<StoredResource> next(String type, int count) {
        Standing standing = standing(type);
        List<StoredResource> page = record.changed(Callers.GATEWAY, type, standing.since(), standing.at(), count);
        Instant newest =
                standing.newest() == null && !page.isEmpty() ? page.get(0).updated() : standing.newest();
        if (page.size() < count) {
            keep(type, new Standing(newest == null ? standing.since() : newest.plusMillis(1), null, null));
        } else {
            keep(type, new Standing(standing.since(), newest, HistoryPosition.of(page.get(page.size() - 1))));
        }
        return page;
    }

    private Standing standing(String type) {
        return jdbc
                .query(
                        "select * from duplicate_sweep where type = ?",
                        (row, number) -> {
                            Timestamp newest = row.getTimestamp("newest");
                            Timestamp at = row.getTimestamp("at_time");
                            return new Standing(
                                    row.getTimestamp("since").toInstant(),
                                    newest == null ? null : newest.toInstant(),
                                    at == null
                                            ? null
                                            : new HistoryPosition(
                                                    at.toInstant(),
                                                    row.getObject("at_id", UUID.class),
                                                    row.getInt("at_version")));
                        },
                        type)
                .stream()
                .findFirst()
                .orElse(new Standing(Instant.EPOCH, null, null));
    }

    private void keep(String type, Standing standing) {
        HistoryPosition at = standing.at();
        jdbc.update(
                "insert into duplicate_sweep (type, since, newest, at_time, at_id, at_version) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (type) do update set since = excluded.since, newest = excluded.newest,"
                        + " at_time = excluded.at_time, at_id = excluded.at_id, at_version = excluded.at_version",
                type,
                Timestamp.from(standing.since()),
                standing.newest() == null ? null : Timestamp.from(standing.newest()),
                at == null ? null : Timestamp.from(at.updated()),
                at == null ? null : at.id(),
                at == null ? null : at.version());
    }
}

package ca.passerelle.gateway.record.store;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How far a reader who asks by time of change may look. A write is stamped while it is under way and seen when it commits, so a later
 * stamp can be seen before an earlier one; a client that polls by {@code _lastUpdated} and remembers the latest time would never learn of
 * the earlier change. Such a reader is shown only what is older than every write still under way.
 *
 * <p>Why it is exact: a write takes its transaction id and then its stamp, in one statement. What has an id now began before its stamp;
 * what has none yet will be stamped after this moment. What ended before this moment is in the snapshot of the next statement. Sessions of
 * other database roles are seen only with {@code pg_read_all_stats}: all gateways of one record use one role.
 */
@Component
class Horizon {

    private final JdbcTemplate jdbc;

    Horizon(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Asked for before the statement that reads, each with a snapshot of its own. */
    Instant settledBefore() {
        // The clock is read first: what begins after it is beyond the horizon in any case.
        Timestamp horizon = jdbc.queryForObject(
                "with this as materialized (select clock_timestamp() as moment) select date_trunc('milliseconds',"
                        + " least(this.moment, (select min(xact_start) from pg_stat_activity"
                        + " where datname = current_database() and backend_xid is not null"
                        // Statistics are gathered in a transaction that writes no resource.
                        + " and backend_type = 'client backend' and query not like 'analyze %'"
                        + " and pid <> pg_backend_pid()))) from this",
                Timestamp.class);
        return horizon == null ? Instant.EPOCH : horizon.toInstant();
    }
}

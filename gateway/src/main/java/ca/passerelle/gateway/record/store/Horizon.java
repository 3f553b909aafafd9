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
 * <p>Why it is exact: a write takes a lock that hinders nobody and then its stamp, in one statement. What holds the lock now began before its
 * stamp; what does not yet will be stamped after this moment. What ended before this moment is in the snapshot of the next statement. A
 * transaction that writes no resource, a job's or that of statistics, holds nobody back. Sessions of other database roles are seen only
 * with {@code pg_read_all_stats}: all gateways of one record use one role.
 */
@Component
class Horizon {

    /** By this lock of two numbers, shared by all, a write of the record is told from other transactions. */
    private static final int RECORD = 0x7EC0;

    /** What a write says before it takes its stamp. */
    static final String UNDER_WAY = "pg_advisory_xact_lock_shared(" + RECORD + ", 1)";

    private final JdbcTemplate jdbc;

    Horizon(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Asked for before the statement that reads, each with a snapshot of its own. */
    Instant settledBefore() {
        // The clock is read first: what begins after it is beyond the horizon in any case.
        Timestamp horizon = jdbc.queryForObject(
                "with this as materialized (select clock_timestamp() as moment) select date_trunc('milliseconds',"
                        + " least(this.moment, (select min(a.xact_start) from pg_locks l join pg_stat_activity a using (pid)"
                        + " where l.locktype = 'advisory' and l.classid = " + RECORD
                        + " and l.objid = 1 and l.objsubid = 2"
                        + " and l.database = (select oid from pg_database where datname = current_database())"
                        + " and l.pid <> pg_backend_pid()))) from this",
                Timestamp.class);
        return horizon == null ? Instant.EPOCH : horizon.toInstant();
    }
}

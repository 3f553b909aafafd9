package ca.passerelle.gateway.matching.capacity;

import ca.passerelle.gateway.matching.criteria.Room.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code capacity_report}: only ever added to. */
@Component
class CapacityTable {

    private static final String COLUMNS =
            "service_id, state, unit, population, available, maximum, waitlist, wait_days,"
                    + " remark, as_of, expires, partner_id, channel";

    private final JdbcTemplate jdbc;

    CapacityTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(CapacityReport report) {
        jdbc.update(
                "insert into capacity_report (id, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                report.service(),
                report.state().code(),
                report.unit(),
                report.population(),
                report.available(),
                report.maximum(),
                report.waitlist(),
                report.waitDays(),
                report.remark(),
                Timestamp.from(report.asOf()),
                Timestamp.from(report.expires()),
                report.partner(),
                report.channel());
    }

    /** The newest of each service, unit and population. */
    List<CapacityReport> newest(Collection<UUID> services) {
        return jdbc.query(
                "select distinct on (service_id, unit, population) " + COLUMNS
                        + " from capacity_report where service_id = any(?)"
                        + " order by service_id, unit, population, as_of desc, reported desc",
                CapacityTable::report,
                (Object) services.toArray(UUID[]::new));
    }

    /** All of one service, newest first. */
    List<CapacityReport> history(UUID service, int most) {
        return jdbc.query(
                "select " + COLUMNS
                        + " from capacity_report where service_id = ? order by as_of desc, reported desc limit ?",
                CapacityTable::report,
                service,
                most);
    }

    private static CapacityReport report(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        return new CapacityReport(
                row.getObject("service_id", UUID.class),
                Arrays.stream(State.values())
                        .filter(one -> one.code().equals(state))
                        .findFirst()
                        .orElseThrow(),
                row.getString("unit"),
                row.getString("population"),
                number(row, "available"),
                number(row, "maximum"),
                number(row, "waitlist"),
                number(row, "wait_days"),
                row.getString("remark"),
                instant(row, "as_of"),
                instant(row, "expires"),
                row.getObject("partner_id", UUID.class),
                row.getString("channel"));
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : Integer.valueOf(number);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}

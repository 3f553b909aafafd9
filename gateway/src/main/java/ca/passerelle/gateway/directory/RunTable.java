package ca.passerelle.gateway.directory;

import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.ImportReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_run}: every import with its report. */
@Component
class RunTable {

    private static final TypeReference<Map<String, Integer>> RULES = new TypeReference<>() {};
    private static final TypeReference<List<ImportReport.Line>> LINES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    RunTable(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void begin(UUID run, Feeds.Feed feed, Channel channel, Instant at) {
        jdbc.update(
                "insert into directory_run (id, feed, partner_id, channel, state, started) values (?, ?, ?, ?, 'RUNNING', ?)",
                run,
                feed.key(),
                feed.owner().id(),
                channel.name(),
                Timestamp.from(at));
    }

    void end(ImportReport report) {
        jdbc.update(
                "update directory_run set state = ?, finished = ?, created = ?, updated = ?, unchanged = ?, retired = ?,"
                        + " held = ?, quarantined = ?, rules = ?::jsonb, lines = ?::jsonb where id = ?",
                report.state().name(),
                report.finished() == null ? null : Timestamp.from(report.finished()),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.retired(),
                report.held(),
                report.quarantined(),
                text(report.rules()),
                text(report.lines()),
                report.run());
    }

    void fail(UUID run, Instant at) {
        jdbc.update("update directory_run set state = 'FAILED', finished = ? where id = ?", Timestamp.from(at), run);
    }

    Optional<ImportReport> find(String feed, UUID run) {
        return jdbc
                .query("select * from directory_run where feed = ? and id = ?", (row, n) -> report(row), feed, run)
                .stream()
                .findFirst();
    }

    private ImportReport report(ResultSet row) throws SQLException {
        Timestamp finished = row.getTimestamp("finished");
        return new ImportReport(
                row.getObject("id", UUID.class),
                row.getString("feed"),
                ImportReport.State.valueOf(row.getString("state")),
                row.getTimestamp("started").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("created"),
                row.getInt("updated"),
                row.getInt("unchanged"),
                row.getInt("retired"),
                row.getInt("held"),
                row.getInt("quarantined"),
                read(row.getString("rules"), RULES),
                read(row.getString("lines"), LINES));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report cannot be written as JSON", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report cannot be read", e);
        }
    }
}

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
import org.jspecify.annotations.Nullable;
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

    /**
     * What is known of a run beside its report.
     *
     * @param name of the blob that holds its package
     */
    record Taken(
            UUID run,
            ImportReport.State state,
            Channel channel,
            String language,
            @Nullable String name,
            Instant started) {}

    void begin(UUID run, Feeds.Feed feed, Channel channel, String language, @Nullable String name, Instant at) {
        jdbc.update(
                "insert into directory_run (id, feed, partner_id, channel, state, started, language, package)"
                        + " values (?, ?, ?, ?, 'RUNNING', ?, ?, ?)",
                run,
                feed.key(),
                feed.owner().id(),
                channel.name(),
                Timestamp.from(at),
                language,
                name);
    }

    /** How far a running import has come; seen by others at once. */
    void progress(UUID run, int written) {
        jdbc.update("update directory_run set created = ? where id = ? and state = 'RUNNING'", written, run);
    }

    /** The runs of a feed, newest first, without their lines. */
    List<ImportReport> newest(String feed, int count) {
        return jdbc.query(
                "select id, feed, state, started, finished, created, updated, unchanged, retired, held, quarantined, rules,"
                        + " '[]' as lines from directory_run where feed = ? order by started desc, id limit ?",
                (row, n) -> report(row),
                feed,
                count);
    }

    Optional<Taken> taken(String feed, UUID run) {
        return jdbc
                .query(
                        "select id, state, channel, language, package, started from directory_run"
                                + " where feed = ? and id = ?",
                        (row, n) -> new Taken(
                                row.getObject("id", UUID.class),
                                ImportReport.State.valueOf(row.getString("state")),
                                Channel.valueOf(row.getString("channel")),
                                row.getString("language"),
                                row.getString("package"),
                                row.getTimestamp("started").toInstant()),
                        feed,
                        run)
                .stream()
                .findFirst();
    }

    /** Whether that was the state, and now is the other. */
    boolean move(UUID run, ImportReport.State from, ImportReport.State to) {
        return jdbc.update("update directory_run set state = ? where id = ? and state = ?", to.name(), run, from.name())
                == 1;
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

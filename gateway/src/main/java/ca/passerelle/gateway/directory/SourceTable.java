package ca.passerelle.gateway.directory;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_source}: how far each fetched feed has been read. */
@Component
class SourceTable {

    private final JdbcTemplate jdbc;

    SourceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param etag of the list of ids
     * @param since when the last applied crawl began; null before the first
     * @param checked when it was last looked at
     */
    record State(@Nullable String etag, @Nullable Instant since, Instant checked) {}

    Optional<State> of(String feed) {
        return jdbc
                .query(
                        "select etag, since, checked from directory_source where feed = ?",
                        (row, n) -> {
                            Timestamp since = row.getTimestamp("since");
                            return new State(
                                    row.getString("etag"),
                                    since == null ? null : since.toInstant(),
                                    row.getTimestamp("checked").toInstant());
                        },
                        feed)
                .stream()
                .findFirst();
    }

    /** It was looked at; what was known before stays. */
    void checked(String feed, Instant at) {
        jdbc.update(
                "insert into directory_source (feed, checked) values (?, ?)"
                        + " on conflict (feed) do update set checked = excluded.checked",
                feed,
                Timestamp.from(at));
    }

    /** What was fetched has been applied. */
    void applied(String feed, @Nullable String etag, Instant since) {
        jdbc.update(
                "update directory_source set etag = ?, since = ? where feed = ?", etag, Timestamp.from(since), feed);
    }
}

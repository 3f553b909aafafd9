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
     * @param whole when all of it was last read together; null when that has to be done anew
     */
    record State(
            @Nullable String etag,
            @Nullable Instant since,
            Instant checked,
            @Nullable Instant whole) {}

    Optional<State> of(String feed) {
        return jdbc
                .query(
                        "select etag, since, checked, whole from directory_source where feed = ?",
                        (row, n) -> {
                            return new State(
                                    row.getString("etag"),
                                    instant(row.getTimestamp("since")),
                                    row.getTimestamp("checked").toInstant(),
                                    instant(row.getTimestamp("whole")));
                        },
                        feed)
                .stream()
                .findFirst();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
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

    /** All of it was read together, and applied. */
    void wholeRead(String feed, Instant at) {
        jdbc.update("update directory_source set whole = ? where feed = ?", Timestamp.from(at), feed);
    }

    /** What is known of it no longer decides alone: the next crawl is read with all that is kept. */
    void rereadWhole(String feed) {
        jdbc.update("update directory_source set whole = null where feed = ?", feed);
    }

    /** The directory holds what came by another door: the next crawl asks for everything. */
    void restart(String feed) {
        jdbc.update("update directory_source set etag = null, since = null, whole = null where feed = ?", feed);
    }
}

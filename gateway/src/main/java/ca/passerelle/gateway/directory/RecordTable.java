package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_record}: which resource each record of a feed is, and what it was when it was last written. */
@Component
class RecordTable {

    private static final int BATCH = 500;
    private static final Map<String, RecordKind> KINDS =
            Arrays.stream(RecordKind.values()).collect(Collectors.toMap(RecordKind::word, Function.identity()));

    private final JdbcTemplate jdbc;

    RecordTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a record. */
    record Known(
            SourceKey source,
            UUID resource,
            byte[] hash,
            boolean active,
            @Nullable String modified,
            byte @Nullable [] crisis) {}

    /** Imports of one feed wait for each other until the end of the transaction. */
    void lock(String feed) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> {}, "directory feed " + feed);
    }

    Map<SourceKey, Known> all(String feed) {
        Map<SourceKey, Known> all = new LinkedHashMap<>();
        jdbc.query(
                "select kind, source_id, resource_id, content_hash, state, modified, crisis from directory_record where feed = ?"
                        + " order by kind, source_id",
                row -> {
                    RecordKind kind = KINDS.get(row.getString("kind"));
                    if (kind == null) {
                        throw new IllegalStateException(
                                "a directory record is of a kind that this version does not know");
                    }
                    SourceKey source = new SourceKey(kind, row.getString("source_id"));
                    all.put(
                            source,
                            new Known(
                                    source,
                                    row.getObject("resource_id", UUID.class),
                                    row.getBytes("content_hash"),
                                    row.getString("state").equals("ACTIVE"),
                                    row.getString("modified"),
                                    row.getBytes("crisis")));
                },
                feed);
        return all;
    }

    void written(FeedRun run, Collection<Publication> publications) {
        jdbc.batchUpdate(
                "insert into directory_record (feed, kind, source_id, resource_id, content_hash, last_run, modified, crisis,"
                        + " state) values (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE') on conflict (feed, kind, source_id) do update"
                        + " set content_hash = excluded.content_hash, last_run = excluded.last_run, modified = excluded.modified,"
                        + " crisis = excluded.crisis, state = 'ACTIVE'",
                publications,
                BATCH,
                (statement, publication) -> {
                    statement.setString(1, run.feed().key());
                    statement.setString(2, publication.source().kind().word());
                    statement.setString(3, publication.source().id());
                    statement.setObject(4, publication.key().id());
                    statement.setBytes(5, publication.hash());
                    statement.setObject(6, run.id());
                    statement.setString(7, publication.candidate().modified());
                    statement.setBytes(8, publication.candidate().crisis());
                });
    }

    void retired(FeedRun run, List<Known> records) {
        jdbc.batchUpdate(
                "update directory_record set state = 'RETIRED', last_run = ?"
                        + " where feed = ? and kind = ? and source_id = ?",
                records,
                BATCH,
                (statement, known) -> {
                    statement.setObject(1, run.id());
                    statement.setString(2, run.feed().key());
                    statement.setString(3, known.source().kind().word());
                    statement.setString(4, known.source().id());
                });
    }
}

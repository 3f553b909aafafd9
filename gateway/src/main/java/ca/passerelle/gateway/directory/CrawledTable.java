package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.secret.Seal;
import ca.passerelle.routes.directory.api.RecordLinks;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code directory_crawled}: what an API told of each record. Records hold addresses that are confidential, so that they are sealed. */
@Component
class CrawledTable {

    private static final int BATCH = 500;
    private static final int FETCH = 1_000;
    private static final String PURPOSE = "crawled record";

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final TransactionTemplate transaction;
    private final ObjectMapper json = new ObjectMapper();

    CrawledTable(JdbcTemplate jdbc, Seal seal, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean holds(String feed) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from directory_crawled where feed = ?)", Boolean.class, feed));
    }

    Set<String> ids(String feed) {
        return new HashSet<>(jdbc.queryForList("select id from directory_crawled where feed = ?", String.class, feed));
    }

    /** What ties these records to others, by id; those that are not held are left out. */
    Map<String, RecordLinks> links(String feed, Collection<String> ids) {
        return links(
                "select id, keys, flagged, complete from directory_crawled where feed = ? and id = any(?::text[])",
                feed,
                ids);
    }

    /** Records that name one of the keys, at most so many. */
    Map<String, RecordLinks> tied(String feed, Collection<String> keys, int most) {
        return links(
                "select id, keys, flagged, complete from directory_crawled where feed = ? and keys && ?::text[] limit "
                        + most,
                feed,
                keys);
    }

    /** Records with a flag that hides something, at most so many. */
    List<RecordLinks> flagged(String feed, int most) {
        return jdbc.query(
                "select keys, flagged, complete from directory_crawled where feed = ? and flagged limit " + most,
                (row, n) -> links(row),
                feed);
    }

    private Map<String, RecordLinks> links(String sql, String feed, Collection<String> words) {
        Map<String, RecordLinks> links = new LinkedHashMap<>();
        jdbc.query(asking(sql, feed, words), row -> {
            links.put(row.getString("id"), links(row));
        });
        return links;
    }

    private static PreparedStatementCreator asking(String sql, String feed, Collection<String> words) {
        return connection -> {
            PreparedStatement statement = connection.prepareStatement(sql);
            statement.setString(1, feed);
            statement.setArray(2, connection.createArrayOf("text", words.toArray()));
            return statement;
        };
    }

    private static RecordLinks links(ResultSet row) throws SQLException {
        Array keys = row.getArray("keys");
        return new RecordLinks(
                Set.of((String[]) keys.getArray()), row.getBoolean("flagged"), row.getBoolean("complete"));
    }

    /** The records themselves, by id, as lines of JSON. */
    Map<String, String> lines(String feed, Collection<String> ids) {
        Map<String, String> lines = new LinkedHashMap<>();
        jdbc.query(
                asking("select id, sealed from directory_crawled where feed = ? and id = any(?::text[])", feed, ids),
                row -> {
                    lines.put(row.getString("id"), opened(row.getBytes("sealed")));
                });
        return lines;
    }

    /** Every record, in the order of ids. */
    void each(String feed, BiConsumer<String, String> line) {
        transaction.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            "select id, sealed from directory_crawled where feed = ? order by id collate \"C\"");
                    statement.setFetchSize(FETCH);
                    statement.setString(1, feed);
                    return statement;
                },
                row -> {
                    line.accept(row.getString("id"), opened(row.getBytes("sealed")));
                }));
    }

    /** Puts records in the place of what is held of them, and drops those that are gone. */
    void apply(String feed, Map<String, JsonNode> changed, Collection<String> gone) {
        jdbc.batchUpdate(
                "insert into directory_crawled (feed, id, keys, flagged, complete, sealed) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (feed, id) do update set keys = excluded.keys, flagged = excluded.flagged,"
                        + " complete = excluded.complete, sealed = excluded.sealed",
                changed.entrySet(),
                BATCH,
                (statement, entry) -> {
                    RecordLinks links = RecordLinks.of(entry.getValue());
                    statement.setString(1, feed);
                    statement.setString(2, entry.getKey());
                    statement.setArray(
                            3,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", links.keys().toArray()));
                    statement.setBoolean(4, links.flagged());
                    statement.setBoolean(5, links.complete());
                    statement.setBytes(6, sealed(entry.getValue()));
                });
        jdbc.batchUpdate("delete from directory_crawled where feed = ? and id = ?", gone, BATCH, (statement, id) -> {
            statement.setString(1, feed);
            statement.setString(2, id);
        });
    }

    void clear(String feed) {
        jdbc.update("delete from directory_crawled where feed = ?", feed);
    }

    private byte[] sealed(JsonNode record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(line(record).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("a record cannot be packed", e);
        }
        return seal.seal(PURPOSE, bytes.toByteArray());
    }

    private String opened(byte[] sealed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(seal.open(PURPOSE, sealed)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a record cannot be unpacked", e);
        }
    }

    /** A record on one line, as it is kept. */
    String line(JsonNode record) {
        try {
            return json.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a record cannot be written", e);
        }
    }
}

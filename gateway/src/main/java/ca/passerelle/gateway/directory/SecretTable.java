package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.listing.RecordKind;
import ca.passerelle.routes.directory.listing.SourceKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_secret}: what was confidential once stays so, whatever a later package says, until a person releases it. */
@Component
class SecretTable {

    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;

    SecretTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Set<SourceKey> all(String feed) {
        Set<SourceKey> all = new HashSet<>();
        jdbc.query(
                "select kind, source_id from directory_secret where feed = ? and released is null",
                row -> {
                    String word = row.getString("kind");
                    String id = row.getString("source_id");
                    Arrays.stream(RecordKind.values())
                            .filter(kind -> kind.word().equals(word))
                            .forEach(kind -> all.add(new SourceKey(kind, id)));
                },
                feed);
        return all;
    }

    /** One that was released and is confidential again is so until it is released again. */
    void add(String feed, UUID run, Collection<SourceKey> keys) {
        jdbc.batchUpdate(
                "insert into directory_secret (feed, kind, source_id, run) values (?, ?, ?, ?)"
                        + " on conflict (feed, kind, source_id) do update set released = null, released_by = null,"
                        + " run = excluded.run where directory_secret.released is not null",
                keys,
                BATCH,
                (statement, key) -> {
                    statement.setString(1, feed);
                    statement.setString(2, key.kind().word());
                    statement.setString(3, key.id());
                    statement.setObject(4, run);
                });
    }

    /** Whether there was such a one. Its address shows from the next import on that does not keep it confidential. */
    boolean release(String feed, String kind, String id, UUID by) {
        return jdbc.update(
                        "update directory_secret set released = now(), released_by = ?"
                                + " where feed = ? and kind = ? and source_id = ? and released is null",
                        by,
                        feed,
                        kind,
                        id)
                == 1;
    }
}

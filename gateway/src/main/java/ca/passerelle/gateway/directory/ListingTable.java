package ca.passerelle.gateway.directory;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_listing}: what can be found. */
@Component
class ListingTable {

    private static final int BATCH = 200;

    private static final String UPSERT = """
            insert into directory_listing (id, feed, identifiers, organization_id, organization_name, location_id, name_en, name_fr,
                summary_en, summary_fr, text_en, text_fr, names, categories, systems, languages, city, postal_code, fsa,
                latitude, longitude, "virtual", withheld, active)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                setweight(to_tsvector('directory_english', ?), 'A') || setweight(to_tsvector('directory_english', ?), 'B')
                    || to_tsvector('directory_english', ?),
                setweight(to_tsvector('directory_french', ?), 'A') || setweight(to_tsvector('directory_french', ?), 'B')
                    || to_tsvector('directory_french', ?),
                ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set identifiers = excluded.identifiers, organization_id = excluded.organization_id,
                organization_name = excluded.organization_name, location_id = excluded.location_id,
                name_en = excluded.name_en, name_fr = excluded.name_fr, summary_en = excluded.summary_en,
                summary_fr = excluded.summary_fr, text_en = excluded.text_en, text_fr = excluded.text_fr,
                names = excluded.names, categories = excluded.categories, systems = excluded.systems,
                languages = excluded.languages, city = excluded.city, postal_code = excluded.postal_code,
                fsa = excluded.fsa, latitude = excluded.latitude, longitude = excluded.longitude,
                "virtual" = excluded."virtual", withheld = excluded.withheld, active = excluded.active
            """;

    private final JdbcTemplate jdbc;

    ListingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Until the end of the transaction the text indexes collect what is new instead of sorting it in row by row; to be followed by {@link #settle}.
     */
    void collect() {
        jdbc.execute("set local gin_pending_list_limit = '64MB'");
        jdbc.execute("set local maintenance_work_mem = '128MB'");
    }

    /** Sorts in what was collected, so that no search has to go through it. */
    void settle() {
        jdbc.query(
                "select gin_clean_pending_list(c.oid) from pg_index i join pg_class c on c.oid = i.indexrelid"
                        + " join pg_am a on a.oid = c.relam"
                        + " where i.indrelid = 'directory_listing'::regclass and a.amname = 'gin'",
                row -> {});
    }

    void write(String feed, Collection<ListingRow> rows) {
        jdbc.batchUpdate(UPSERT, rows, BATCH, (statement, row) -> fill(statement, feed, row));
    }

    /** No longer found; kept, because referrals name it. */
    void retire(List<UUID> ids) {
        jdbc.update("update directory_listing set active = false where id = any(?)", (Object) ids.toArray(UUID[]::new));
    }

    private static void fill(PreparedStatement statement, String feed, ListingRow row) throws SQLException {
        int at = 1;
        statement.setObject(at++, row.id());
        statement.setString(at++, feed);
        statement.setArray(at++, texts(statement, row.identifiers()));
        statement.setObject(at++, row.organization(), Types.OTHER);
        statement.setString(at++, row.organizationName());
        statement.setObject(at++, row.location(), Types.OTHER);
        statement.setString(at++, row.nameEn());
        statement.setString(at++, row.nameFr());
        statement.setString(at++, row.summaryEn());
        statement.setString(at++, row.summaryFr());
        for (ListingRow.Texts texts : List.of(row.textEn(), row.textFr())) {
            statement.setString(at++, texts.names());
            statement.setString(at++, texts.terms());
            statement.setString(at++, texts.body());
        }
        statement.setString(at++, row.names());
        for (Collection<String> list : List.of(row.categories(), row.systems(), row.languages())) {
            statement.setArray(at++, texts(statement, list));
        }
        statement.setString(at++, row.city());
        statement.setString(at++, row.postalCode());
        statement.setString(at++, row.fsa());
        statement.setObject(at++, row.latitude(), Types.DOUBLE);
        statement.setObject(at++, row.longitude(), Types.DOUBLE);
        statement.setBoolean(at++, row.virtual());
        statement.setBoolean(at++, row.withheld());
        statement.setBoolean(at, row.active());
    }

    private static Array texts(PreparedStatement statement, Collection<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }
}

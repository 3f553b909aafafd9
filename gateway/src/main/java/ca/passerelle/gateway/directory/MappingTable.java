package ca.passerelle.gateway.directory;

import ca.passerelle.routes.directory.csv.ColumnMapping;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The table {@code directory_mapping}: what the columns of a feed's plain table mean. */
@Component
class MappingTable {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    MappingTable(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<ColumnMapping> of(String feed) {
        return jdbc.queryForList("select mapping from directory_mapping where feed = ?", String.class, feed).stream()
                .findFirst()
                .map(this::read);
    }

    void save(String feed, ColumnMapping mapping) {
        try {
            jdbc.update(
                    "insert into directory_mapping (feed, mapping, saved) values (?, ?::jsonb, now())"
                            + " on conflict (feed) do update set mapping = excluded.mapping, saved = excluded.saved",
                    feed,
                    json.writeValueAsString(mapping));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a mapping cannot be written as JSON", e);
        }
    }

    private ColumnMapping read(String text) {
        try {
            return json.readValue(text, ColumnMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored mapping cannot be read", e);
        }
    }
}

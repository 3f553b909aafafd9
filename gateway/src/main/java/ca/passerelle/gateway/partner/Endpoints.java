package ca.passerelle.gateway.partner;

import ca.passerelle.gateway.secret.Seal;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.PartnerEndpoint;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where partners want to be told, with the secrets opened. */
@Component
public class Endpoints {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT =
            "select e.id, e.partner_id, e.channel, e.address, e.secret, e.language, e.settings"
                    + " from partner_endpoint e join partner p on p.id = e.partner_id ";

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final ObjectMapper json;

    Endpoints(JdbcTemplate jdbc, Seal seal, ObjectMapper json) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.json = json;
    }

    /** An active endpoint of an active partner; empty otherwise. */
    public Optional<PartnerEndpoint> byId(UUID id) {
        return jdbc
                .query(SELECT + "where e.id = ? and e.active and p.active", (row, number) -> endpoint(row), id)
                .stream()
                .findFirst();
    }

    /** The endpoints of the registry by which a partner is told of what happens by a channel. */
    public List<PartnerEndpoint> registered(UUID partner, Channel channel) {
        return jdbc.query(
                SELECT
                        + "where e.partner_id = ? and e.channel = ? and e.active and p.active and e.subscription is null",
                (row, number) -> endpoint(row),
                partner,
                channel.name());
    }

    /** The endpoints of Subscriptions that have not been tried yet. */
    public List<PartnerEndpoint> requested() {
        return jdbc.query(SELECT + "where e.subscription = 'requested' and p.active", (row, number) -> endpoint(row));
    }

    private PartnerEndpoint endpoint(ResultSet row) throws SQLException {
        byte[] secret = seal.open(Registry.ENDPOINT_SECRET, row.getBytes("secret"));
        return new PartnerEndpoint(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("address"),
                new String(secret, StandardCharsets.UTF_8),
                Locale.forLanguageTag(row.getString("language") + "-CA"),
                texts(row.getString("settings")));
    }

    private Map<String, String> texts(String text) {
        try {
            return Map.copyOf(json.readValue(text, TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings of an endpoint are not a JSON object of texts", e);
        }
    }
}

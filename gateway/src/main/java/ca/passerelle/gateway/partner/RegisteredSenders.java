package ca.passerelle.gateway.partner;

import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.Senders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The HL7 v2 senders of the registry. */
@Component
class RegisteredSenders implements Senders {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    RegisteredSenders(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<SenderProfile> find(String application, String facility) {
        return jdbc
                .query(
                        "select s.*, p.key, p.organization_id from hl7_sender s join partner p on p.id = s.partner_id"
                                + " where s.application = ? and s.facility = ? and p.active",
                        (row, number) -> profile(row),
                        application,
                        facility)
                .stream()
                .findFirst();
    }

    private SenderProfile profile(ResultSet row) throws SQLException {
        return new SenderProfile(
                row.getObject("partner_id", UUID.class),
                row.getString("key"),
                row.getObject("organization_id", UUID.class),
                row.getObject("link_workers", UUID.class),
                ZoneId.of(row.getString("zone")),
                Charset.forName(row.getString("fallback_charset")),
                authorities(row.getString("authorities")),
                SenderProfile.ReusedControlId.valueOf(row.getString("reused_control_id")));
    }

    private Map<String, String> authorities(String text) {
        try {
            return Map.copyOf(json.readValue(text, TEXTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the authorities of a sender are not a JSON object of texts", e);
        }
    }
}

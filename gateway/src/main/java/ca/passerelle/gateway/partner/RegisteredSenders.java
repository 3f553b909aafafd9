package ca.passerelle.gateway.partner;

import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.CodeKind;
import ca.passerelle.routes.port.sender.Identification;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The HL7 v2 senders of the registry. */
@Component
public class RegisteredSenders implements Senders {

    private static final String SELECT =
            "select s.*, p.key, p.organization_id, (select coalesce(jsonb_agg(jsonb_build_array(c.kind, c.code, c.meaning)), '[]')"
                    + " from sender_code c where c.partner_id = s.partner_id and c.application = s.application"
                    + " and c.facility = s.facility) as codes"
                    + " from hl7_sender s join partner p on p.id = s.partner_id and p.active";

    private static final int REMEMBERED = 500;

    private final JdbcTemplate jdbc;
    private final SettingsJson json;

    /** The same rows give the same profile, so that what is remembered is never old. */
    private final Cache<Rows, SenderProfile> profiles =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    RegisteredSenders(JdbcTemplate jdbc, SettingsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<SenderProfile> find(String application, String facility) {
        return jdbc
                .query(
                        SELECT + " where s.application = ? and s.facility = ?",
                        (row, number) -> profile(row),
                        application,
                        facility)
                .stream()
                .findFirst();
    }

    /** The senders of a partner, by application and facility. */
    public List<SenderProfile> of(UUID partner) {
        return jdbc.query(
                SELECT + " where s.partner_id = ? order by s.application, s.facility",
                (row, number) -> profile(row),
                partner);
    }

    /** Gives a code of a sender's a meaning from now on; one that it had is replaced. */
    public void give(UUID partner, String application, String facility, CodeKind kind, String code, String meaning) {
        jdbc.update(
                "insert into sender_code (partner_id, application, facility, kind, code, meaning)"
                        + " values (?, ?, ?, ?, upper(?), ?)"
                        + " on conflict (partner_id, application, facility, kind, code)"
                        + " do update set meaning = excluded.meaning, given = now()",
                partner,
                application,
                facility,
                kind.name(),
                code,
                meaning);
    }

    private SenderProfile profile(ResultSet row) throws SQLException {
        Identification identification = new Identification(
                row.getObject("partner_id", UUID.class),
                row.getString("key"),
                row.getString("application"),
                row.getString("facility"),
                row.getObject("organization_id", UUID.class),
                row.getObject("link_workers", UUID.class));
        return profiles.get(new Rows(identification, row.getString("settings"), row.getString("codes")), this::profile);
    }

    /**
     * All that makes a profile.
     *
     * @param codes kind, code and meaning of what was given later, as JSON
     */
    private record Rows(Identification identification, String settings, String codes) {}

    private SenderProfile profile(Rows rows) {
        return json.stored(rows.settings()).profile(rows.identification(), given(rows.codes()));
    }

    private Map<CodeKind, Map<String, String>> given(String codes) {
        Map<CodeKind, Map<String, String>> given = new EnumMap<>(CodeKind.class);
        for (List<String> code : json.rows(codes)) {
            given.computeIfAbsent(CodeKind.valueOf(code.get(0)), kind -> new HashMap<>())
                    .put(code.get(1), code.get(2));
        }
        return given;
    }
}

package ca.passerelle.gateway.partner;

import ca.passerelle.gateway.secret.Seal;
import ca.passerelle.routes.kit.Sha256;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the registry. */
@Component
public class Registry {

    /** What endpoint secrets are sealed for. */
    static final String ENDPOINT_SECRET = "endpoint secret";

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final ObjectMapper json;
    private final SettingsJson settings;
    private final Partners partners;
    private final TransactionTemplate transaction;

    Registry(
            JdbcTemplate jdbc,
            Seal seal,
            ObjectMapper json,
            SettingsJson settings,
            Partners partners,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.json = json;
        this.settings = settings;
        this.partners = partners;
        this.transaction = transaction;
    }

    /** Makes the registry say this of the partner, and nothing else. */
    public void register(Registration registration) {
        transaction.executeWithoutResult(status -> write(registration));
        partners.changed();
    }

    private void write(Registration registration) {
        UUID partner = registration.id();
        jdbc.update(
                "insert into partner (id, key, kind, name_en, name_fr, organization_id) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (id) do update set kind = excluded.kind, name_en = excluded.name_en,"
                        + " name_fr = excluded.name_fr, organization_id = excluded.organization_id, active = true",
                partner,
                registration.key(),
                registration.kind().name(),
                registration.nameEn(),
                registration.nameFr(),
                registration.organization());
        jdbc.update("update partner_credential set revoked = now() where partner_id = ? and revoked is null", partner);
        for (String token : registration.tokens()) {
            jdbc.update(
                    "insert into partner_credential (token_sha256, partner_id) values (?, ?)"
                            + " on conflict (token_sha256) do update set revoked = null",
                    Sha256.of(token),
                    partner);
        }
        jdbc.update("delete from hl7_sender where partner_id = ?", partner);
        registration.senders().forEach(sender -> add(partner, sender));
        jdbc.update("delete from message_sender where partner_id = ?", partner);
        if (registration.linkWorkers() != null) {
            jdbc.update(
                    "insert into message_sender (partner_id, link_workers) values (?, ?)",
                    partner,
                    registration.linkWorkers());
        }
        jdbc.update(
                "update partner_endpoint set active = false where partner_id = ? and subscription is null", partner);
        registration.endpoints().forEach(endpoint -> add(partner, endpoint));
    }

    private void add(UUID partner, Registration.Sender sender) {
        jdbc.update(
                "insert into hl7_sender (application, facility, partner_id, link_workers, settings)"
                        + " values (?, ?, ?, ?, ?::jsonb)",
                sender.application(),
                sender.facility(),
                partner,
                sender.linkWorkers(),
                settings.write(sender.settings()));
    }

    private void add(UUID partner, Registration.Endpoint endpoint) {
        UUID id = UUID.nameUUIDFromBytes(
                (partner + " " + endpoint.channel() + " " + endpoint.address()).getBytes(StandardCharsets.UTF_8));
        jdbc.update(
                "insert into partner_endpoint (id, partner_id, channel, address, secret, language, settings, events)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (id) do update set secret = excluded.secret,"
                        + " language = excluded.language, settings = excluded.settings, events = excluded.events,"
                        + " active = true",
                id,
                partner,
                endpoint.channel().name(),
                endpoint.address(),
                seal.seal(ENDPOINT_SECRET, endpoint.secret().getBytes(StandardCharsets.UTF_8)),
                endpoint.language(),
                text(endpoint.settings()),
                endpoint.events() == null ? null : endpoint.events().toArray(String[]::new));
    }

    private String text(Map<String, String> map) {
        try {
            return json.writeValueAsString(map);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

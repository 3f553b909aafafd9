package ca.passerelle.gateway.partner;

import ca.passerelle.routes.kit.Channel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Looks partners up. Only active ones are found. */
@Component
public class Partners {

    /** How the sandbox's tokens begin. They are public knowledge, so they are good nowhere else. */
    public static final String SANDBOX_TOKEN = "sandbox-";

    private static final String SELECT =
            "select p.id, p.key, p.kind, p.name_en, p.name_fr, p.organization_id from partner p";

    private static final RowMapper<Partner> PARTNER = (row, number) -> new Partner(
            row.getObject("id", UUID.class),
            row.getString("key"),
            Partner.Kind.valueOf(row.getString("kind")),
            row.getString("name_en"),
            row.getString("name_fr"),
            row.getObject("organization_id", UUID.class));

    private final JdbcTemplate jdbc;
    private final boolean sandbox;

    Partners(JdbcTemplate jdbc, Environment environment) {
        this.jdbc = jdbc;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox & !production"));
    }

    /** Whose token this is; empty for an unknown, expired or revoked one, and for a sandbox's outside the sandbox. */
    public Optional<Partner> byToken(String token) {
        if (token.startsWith(SANDBOX_TOKEN) && !sandbox) {
            return Optional.empty();
        }
        return one(
                SELECT + " join partner_credential c on c.partner_id = p.id where c.token_sha256 = ? and p.active"
                        + " and c.revoked is null and (c.expires is null or c.expires > now())",
                sha256(token));
    }

    public Optional<Partner> byId(UUID id) {
        return one(SELECT + " where p.id = ? and p.active", id);
    }

    public Optional<Partner> byKey(String key) {
        return one(SELECT + " where p.key = ? and p.active", key);
    }

    public Optional<Partner> byOrganization(UUID organization) {
        return one(SELECT + " where p.organization_id = ? and p.active", organization);
    }

    /** Who is told at an address. */
    public Optional<Partner> byAddress(Channel channel, String address) {
        return jdbc
                .query(
                        SELECT + " join partner_endpoint e on e.partner_id = p.id"
                                + " where e.channel = ? and e.address = ? and e.active and p.active order by p.key",
                        PARTNER,
                        channel.name(),
                        address)
                .stream()
                .findFirst();
    }

    public List<Partner> all() {
        return jdbc.query(SELECT + " where p.active order by p.kind, p.key", PARTNER);
    }

    public List<Partner> byIds(Collection<UUID> ids) {
        return jdbc.query(SELECT + " where p.id = any(?::uuid[])", PARTNER, (Object) ids.toArray(UUID[]::new));
    }

    private Optional<Partner> one(String sql, Object argument) {
        return jdbc.query(sql, PARTNER, argument).stream().findFirst();
    }

    static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

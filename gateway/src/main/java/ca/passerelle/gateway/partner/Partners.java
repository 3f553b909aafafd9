package ca.passerelle.gateway.partner;

import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/**
 * Looks partners up. Only active ones are found. Whoever asks with every request is answered from a roster that is read anew when it is
 * {@value #ROSTER_AGE_SECONDS} s old, or at once after a change made here: a token that another instance revokes is good for that long.
 */
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

    private static final int ROSTER_AGE_SECONDS = 2;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final boolean sandbox;
    private final AtomicReference<@Nullable Roster> roster = new AtomicReference<>();
    private final AtomicReference<@Nullable Guest> guest = new AtomicReference<>();

    Partners(JdbcTemplate jdbc, Clock clock, Environment environment) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox & !production"));
    }

    /** Whose token this is; empty for an unknown, expired or revoked one, and for a sandbox's outside the sandbox. */
    public Optional<Partner> byToken(String token) {
        if (token.startsWith(SANDBOX_TOKEN) && !sandbox) {
            return Optional.empty();
        }
        return roster().byToken(Sha256.of(token), clock.instant());
    }

    public Optional<Partner> byId(UUID id) {
        return roster().byId(id);
    }

    public Optional<Partner> byKey(String key) {
        return roster().byKey(key);
    }

    public Optional<Partner> byOrganization(UUID organization) {
        return roster().byOrganization(organization);
    }

    /** A partner of no registry, with the hash of its token. */
    private record Guest(Partner partner, byte[] tokenHash) {}

    /**
     * Knows the gateway itself as a partner, in memory only and until the end of its rehearsal.
     *
     * @param token what it authenticates with; nobody else knows it
     */
    public void beginRehearsal(Partner itself, String token) {
        guest.set(new Guest(itself, Sha256.of(token)));
        changed();
    }

    public void endRehearsal() {
        guest.set(null);
        changed();
    }

    /** Makes the next look-up read the registry. */
    void changed() {
        roster.set(null);
    }

    private Roster roster() {
        Roster known = roster.get();
        Instant now = clock.instant();
        if (known != null
                && Duration.between(known.readAt(), now).abs().compareTo(Duration.ofSeconds(ROSTER_AGE_SECONDS)) < 0) {
            return known;
        }
        Roster read = new Roster(now);
        jdbc.query(SELECT + " where p.active", PARTNER).forEach(read::add);
        jdbc.query("select token_sha256, partner_id, expires from partner_credential where revoked is null", row -> {
            Timestamp expires = row.getTimestamp("expires");
            read.add(
                    row.getBytes("token_sha256"),
                    row.getObject("partner_id", UUID.class),
                    expires == null ? null : expires.toInstant());
        });
        Guest itself = guest.get();
        if (itself != null) {
            read.add(itself.partner());
            read.add(itself.tokenHash(), itself.partner().id(), null);
        }
        // Not over a change that was made meanwhile.
        roster.compareAndSet(known, read);
        return read;
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
}

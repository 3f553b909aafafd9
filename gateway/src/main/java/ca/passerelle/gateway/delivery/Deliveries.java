package ca.passerelle.gateway.delivery;

import ca.passerelle.profiles.ReferralEventKind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where a change leaves what it owes, in its own transaction. */
@Component
public class Deliveries {

    /** The channel on which a commit wakes the dispatcher. */
    static final String WAKE = "delivery";

    private final JdbcTemplate jdbc;

    Deliveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stages one delivery for each active endpoint of the partners that wants to hear of this kind of event. */
    public void stage(UUID referral, long version, ReferralEventKind kind, Collection<UUID> partners, Instant at) {
        if (partners.isEmpty()) {
            return;
        }
        int staged = jdbc.update(
                "insert into delivery (id, referral_id, version, endpoint_id, state, due, staged)"
                        + " select gen_random_uuid(), ?, ?, e.id, 'PENDING', ?, ? from partner_endpoint e"
                        + " where e.partner_id = any(?::uuid[]) and e.active and (e.events is null or ? = any(e.events))",
                referral,
                version,
                Timestamp.from(at),
                Timestamp.from(at),
                partners.toArray(UUID[]::new),
                kind.code());
        if (staged > 0) {
            jdbc.query("select pg_notify(?, '')", row -> {}, WAKE);
        }
    }
}

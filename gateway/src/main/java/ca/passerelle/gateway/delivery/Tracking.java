package ca.passerelle.gateway.delivery;

import ca.passerelle.routes.kit.Channel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Shows what became of deliveries; never what they said. */
@Component
public class Tracking {

    private final JdbcTemplate jdbc;

    Tracking(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One delivery as it stands.
     *
     * @param version the event of the referral that it tells of
     * @param partner who is told
     * @param state {@code PENDING}, {@code LEASED}, {@code DELIVERED}, {@code CANCELLED} or {@code PARKED}
     * @param outcome code of the last attempt; null before the first
     * @param finished when it was over; null while it is not
     */
    public record Delivery(
            UUID referral,
            long version,
            Channel channel,
            UUID partner,
            String state,
            int attempts,
            @Nullable String outcome,
            @Nullable Instant finished) {}

    /** The deliveries of some referrals, in the order of their events. */
    public List<Delivery> of(Collection<UUID> referrals) {
        return jdbc.query(
                "select d.referral_id, d.version, e.channel, e.partner_id, d.state, d.attempts, d.outcome, d.finished"
                        + " from delivery d join partner_endpoint e on e.id = d.endpoint_id"
                        + " where d.referral_id = any(?::uuid[]) order by d.referral_id, d.version, e.channel, e.id",
                (row, number) -> new Delivery(
                        row.getObject("referral_id", UUID.class),
                        row.getLong("version"),
                        Channel.valueOf(row.getString("channel")),
                        row.getObject("partner_id", UUID.class),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("outcome"),
                        instant(row.getTimestamp("finished"))),
                (Object) referrals.toArray(UUID[]::new));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

package ca.passerelle.gateway.delivery;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What a message of ours was about: by its number, which comes back with its answer. */
@Component
public class ToldReferrals {

    private final JdbcTemplate jdbc;

    ToldReferrals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The referral of a delivery to a partner; empty for one to somebody else. */
    public Optional<UUID> about(UUID delivery, UUID partner) {
        return jdbc
                .queryForList(
                        "select d.referral_id from delivery d join partner_endpoint e on e.id = d.endpoint_id"
                                + " where d.id = ? and e.partner_id = ?",
                        UUID.class,
                        delivery,
                        partner)
                .stream()
                .findFirst();
    }
}

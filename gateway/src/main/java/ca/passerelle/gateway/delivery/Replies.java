package ca.passerelle.gateway.delivery;

import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What partners say later of what was delivered to them. */
@Component
public class Replies {

    private static final int MOST_ATTEMPTS = 10;

    private final JdbcTemplate jdbc;

    Replies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what a partner says of a delivery to it, in the transaction around it. What it could not take for now is sent again, a minute
     * later for each attempt before; what it refuses is parked, for a person to see.
     *
     * @return the referral that the delivery told of; empty when no such delivery went to this partner
     */
    public Optional<UUID> keep(UUID partner, UUID delivery, ResponseType reply) {
        return jdbc
                .query(
                        "update delivery d set reply = ?, replied = clock_timestamp(),"
                                + " outcome = case when ? then outcome else 'refused' end,"
                                + " state = case when ? or state <> 'DELIVERED' then state"
                                + " when ? and attempts < ? then 'PENDING' else 'PARKED' end,"
                                + " due = case when ? then clock_timestamp() + attempts * interval '1 minute' else due end"
                                + " from partner_endpoint e where e.id = d.endpoint_id and e.partner_id = ? and d.id = ?"
                                + " returning d.referral_id",
                        (row, number) -> row.getObject("referral_id", UUID.class),
                        reply.toCode(),
                        reply == ResponseType.OK,
                        reply == ResponseType.OK,
                        reply == ResponseType.TRANSIENTERROR,
                        MOST_ATTEMPTS,
                        reply == ResponseType.TRANSIENTERROR,
                        partner,
                        delivery)
                .stream()
                .findFirst();
    }
}

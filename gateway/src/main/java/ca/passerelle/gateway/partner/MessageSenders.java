package ca.passerelle.gateway.partner;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the registry says of partners that send FHIR messages. */
@Component
public class MessageSenders {

    private final JdbcTemplate jdbc;

    MessageSenders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * FHIR id of the Organization that answers a partner's referrals when the recipient they name is not known: the one registered for its
     * messages, else the one for its HL7 v2 system. Empty when none is.
     */
    public Optional<UUID> linkWorkers(UUID partner) {
        List<Optional<UUID>> found = jdbc.query(
                "select coalesce((select link_workers from message_sender where partner_id = ?), (select link_workers"
                        + " from hl7_sender where partner_id = ? order by application, facility limit 1))",
                (row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)),
                partner,
                partner);
        return found.get(0);
    }
}

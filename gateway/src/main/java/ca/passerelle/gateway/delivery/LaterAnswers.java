package ca.passerelle.gateway.delivery;

import ca.passerelle.routes.kit.Channel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Answers to messages that are given later, in a message of their own, at the endpoint where their sender is told. */
@Component
public class LaterAnswers {

    private final JdbcTemplate jdbc;

    LaterAnswers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a partner has an endpoint that takes messages. */
    public boolean isPossible(UUID partner) {
        return endpoint(partner).isPresent();
    }

    /** Stages the answer that the journal keeps of a message, in the transaction around it; once, however often the message came. */
    public void stage(UUID message, UUID partner, Instant at) {
        jdbc.query(
                "with staged as (insert into delivery (id, message_id, endpoint_id, state, due, staged)"
                        + " values (gen_random_uuid(), ?, ?, 'PENDING', ?, ?) on conflict do nothing returning 1)"
                        + " select pg_notify(?, '') where exists (select 1 from staged)",
                row -> {},
                message,
                endpoint(partner).orElseThrow(),
                Timestamp.from(at),
                Timestamp.from(at),
                Deliveries.WAKE);
    }

    private Optional<UUID> endpoint(UUID partner) {
        return jdbc
                .query(
                        "select id from partner_endpoint where partner_id = ? and channel = ? and active order by id limit 1",
                        (row, number) -> row.getObject("id", UUID.class),
                        partner,
                        Channel.FHIR_MESSAGE.name())
                .stream()
                .findFirst();
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.secret.Seal;
import ca.passerelle.routes.port.AnswerLink;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Signed links by which a person without an account answers one referral on behalf of one partner, and can do nothing else. A link
 * expires, and can be revoked; its text holds a number and a signature, nothing of anybody.
 */
@Component
public class AnswerLinks {

    private static final String PURPOSE = "answer link";

    private final JdbcTemplate jdbc;
    private final Seal seal;
    private final AnswerProperties properties;
    private final Clock clock;

    AnswerLinks(JdbcTemplate jdbc, Seal seal, AnswerProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a good link lets its holder answer, and for whom. */
    public record Grant(UUID referral, UUID partner, Instant expires) {}

    /** The link of a partner to a referral; the same one again while it lasts. */
    AnswerLink create(UUID referral, UUID partner) {
        Instant now = clock.instant();
        Instant until = now.plus(properties.lifetime());
        UUID id = jdbc.queryForObject(
                "insert into answer_link (id, referral_id, partner_id, created, expires) values (?, ?, ?, ?, ?)"
                        + " on conflict (referral_id, partner_id) do update set expires = excluded.expires returning id",
                UUID.class,
                UUID.randomUUID(),
                referral,
                partner,
                Timestamp.from(now),
                Timestamp.from(until));
        String token = seal.token(PURPOSE, Objects.requireNonNull(id));
        return new AnswerLink(properties.publicUrl() + "/answer/" + token, until);
    }

    /** What a token grants; empty for one that is forged, expired or revoked. */
    public Optional<Grant> open(String token) {
        return seal.opened(PURPOSE, token).flatMap(this::grant);
    }

    private Optional<Grant> grant(UUID id) {
        return jdbc
                .query(
                        "select referral_id, partner_id, expires from answer_link"
                                + " where id = ? and revoked is null and expires > ?",
                        (row, number) -> new Grant(
                                row.getObject("referral_id", UUID.class),
                                row.getObject("partner_id", UUID.class),
                                row.getTimestamp("expires").toInstant()),
                        id,
                        Timestamp.from(clock.instant()))
                .stream()
                .findFirst();
    }
}

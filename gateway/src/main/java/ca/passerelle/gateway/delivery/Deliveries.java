package ca.passerelle.gateway.delivery;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.routes.kit.Channel;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Where a change leaves what it owes, in its own transaction. */
public final class Deliveries {

    /** The channel on which a commit wakes the dispatcher. */
    static final String WAKE = "delivery";

    private Deliveries() {}

    /** Stages one delivery for each active endpoint of the partners that wants to hear of this kind of event. */
    public static void stage(
            UUID referral,
            long version,
            ReferralEventKind kind,
            Collection<UUID> partners,
            Instant at,
            Statements statements) {
        stage(referral, version, kind, partners, EnumSet.allOf(Channel.class), at, statements);
    }

    /** The same for those endpoints alone whose messages carry the referral itself. */
    public static void stageContent(
            UUID referral,
            long version,
            ReferralEventKind kind,
            Collection<UUID> partners,
            Instant at,
            Statements statements) {
        stage(referral, version, kind, partners, Channel.withContent(), at, statements);
    }

    private static void stage(
            UUID referral,
            long version,
            ReferralEventKind kind,
            Collection<UUID> partners,
            Set<Channel> channels,
            Instant at,
            Statements statements) {
        if (partners.isEmpty()) {
            return;
        }
        statements.add(
                "with staged as (insert into delivery (id, referral_id, version, endpoint_id, state, due, staged)"
                        + " select gen_random_uuid(), ?, ?, e.id, 'PENDING', ?, ? from partner_endpoint e"
                        + " where e.partner_id = any(?::uuid[]) and e.active and (e.events is null or ? = any(e.events))"
                        + " and e.channel = any(?::text[])"
                        + " returning 1) select pg_notify(?, '') where exists (select 1 from staged)",
                referral,
                version,
                Timestamp.from(at),
                Timestamp.from(at),
                partners.toArray(UUID[]::new),
                kind.code(),
                channels.stream().map(Channel::name).toArray(String[]::new),
                WAKE);
    }
}

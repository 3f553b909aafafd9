package ca.passerelle.gateway.workitem;

import ca.passerelle.gateway.workitem.WaitingMessage.ReferralNumber;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Messages that were kept and are not in the record yet. Writes join the transaction of the message. */
@Component
public class WaitingMessages {

    private static final int LONGEST_LIST = 500;

    private final JdbcTemplate jdbc;
    private final WorkItems items;

    WaitingMessages(JdbcTemplate jdbc, WorkItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /** Notes the codes of a message that was understood well enough. */
    public void note(Envelope envelope, List<Awaited> awaited) {
        awaited.forEach(each -> {
            if (each instanceof Awaited.Meaning code) {
                items.seen(envelope, code);
            }
        });
    }

    /**
     * Lets a message wait. A repeat of one that waits changes nothing: the first keeps its place.
     *
     * @param answered whether its sender is told that it was taken
     */
    public void hold(Envelope envelope, List<Awaited> awaited, boolean answered) {
        Optional<Awaited.Referral> referral = awaited.stream()
                .filter(Awaited.Referral.class::isInstance)
                .map(Awaited.Referral.class::cast)
                .findFirst();
        int held = jdbc.update(
                "insert into waiting_message (message_id, partner_id, channel, sender_key, received, answered,"
                        + " referral_system, referral_number) values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (partner_id, channel, sender_key) do nothing",
                envelope.message(),
                envelope.partner(),
                envelope.channel().name(),
                envelope.senderKey(),
                Timestamp.from(envelope.received()),
                answered,
                referral.map(Awaited.Referral::system).orElse(null),
                referral.map(Awaited.Referral::value).orElse(null));
        for (Awaited each : awaited) {
            if (each instanceof Awaited.Meaning code) {
                Optional<UUID> item = items.seen(envelope, code);
                if (held == 1 && item.isPresent()) {
                    jdbc.update(
                            "insert into waiting_code (message_id, work_item_id) values (?, ?) on conflict do nothing",
                            envelope.message(),
                            item.get());
                }
            }
        }
    }

    /** Messages of a partner all of whose codes have a meaning now, oldest first. */
    public List<WaitingMessage> readable(UUID partner, int count) {
        return query(
                "partner_id = ? and referral_number is null and not exists (select from waiting_code c join work_item i"
                        + " on i.id = c.work_item_id where c.message_id = m.message_id and i.resolved is null)",
                partner,
                count);
    }

    /** Messages of any partner that wait for a referral, oldest first. */
    public List<WaitingMessage> withoutReferral(int count) {
        return query("referral_number is not null", null, count);
    }

    /** All that a partner's messages wait for, oldest first. */
    public List<WaitingMessage> of(UUID partner) {
        return query("partner_id = ?", partner, LONGEST_LIST);
    }

    /** Partners some of whose messages wait for the meaning of a code. */
    public List<UUID> partners() {
        return jdbc.queryForList(
                "select distinct partner_id from waiting_message where released is null and referral_number is null",
                UUID.class);
    }

    /** The message is in the record now, or its sender has sent it again and it was taken then. */
    public void released(UUID message) {
        jdbc.update("update waiting_message set released = now() where message_id = ?", message);
    }

    /** The message waits for these codes as well. */
    public void waitsFor(UUID message, Envelope envelope, List<Awaited> awaited) {
        for (Awaited each : awaited) {
            if (each instanceof Awaited.Meaning code) {
                items.seen(envelope, code)
                        .ifPresent(item -> jdbc.update(
                                "insert into waiting_code (message_id, work_item_id) values (?, ?)"
                                        + " on conflict do nothing",
                                message,
                                item));
            }
        }
    }

    private List<WaitingMessage> query(String condition, @Nullable UUID partner, int count) {
        String sql = "select * from waiting_message m where m.released is null and " + condition
                + " order by received, message_id limit ?";
        return partner == null
                ? jdbc.query(sql, (row, number) -> message(row), count)
                : jdbc.query(sql, (row, number) -> message(row), partner, count);
    }

    private static WaitingMessage message(ResultSet row) throws SQLException {
        String number = row.getString("referral_number");
        return new WaitingMessage(
                row.getObject("message_id", UUID.class),
                row.getObject("partner_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("sender_key"),
                row.getTimestamp("received").toInstant(),
                row.getBoolean("answered"),
                number == null ? null : new ReferralNumber(row.getString("referral_system"), number));
    }
}

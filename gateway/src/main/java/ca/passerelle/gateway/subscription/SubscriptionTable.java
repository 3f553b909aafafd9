package ca.passerelle.gateway.subscription;

import ca.passerelle.gateway.database.Statements;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of {@code partner_endpoint} that stand for Subscriptions, and what they were told. */
@Component
class SubscriptionTable {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    SubscriptionTable(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * An endpoint as its partner may look at it.
     *
     * @param status code of SubscriptionStatus
     * @param gravity whether its topic is that of Gravity
     * @param last number of the last event that it was told
     */
    record Standing(UUID id, String status, boolean gravity, long last) {}

    /** One that is told now; ended when its time is over. */
    record Active(UUID id, UUID partner, String address, boolean ended) {}

    /** An event that was told. */
    record Told(long number, UUID task, Instant at) {}

    /** Opens an endpoint that is not told anything yet, signed for as the one of the registry on the same server is. */
    void open(
            UUID id,
            UUID like,
            String address,
            Map<String, String> settings,
            @Nullable Timestamp ends,
            Statements statements) {
        statements.add(
                "insert into partner_endpoint (id, partner_id, channel, address, secret, language, settings, active,"
                        + " subscription, ends) select ?, partner_id, channel, ?, secret, language, ?::jsonb, false,"
                        + " 'requested', ?::timestamptz from partner_endpoint where id = ? on conflict (id) do update set"
                        + " address = excluded.address, secret = excluded.secret, settings = excluded.settings, active ="
                        + " false, subscription = 'requested', ends = excluded.ends",
                id,
                address,
                text(settings),
                ends,
                like);
    }

    static void close(UUID id, Statements statements) {
        statements.add(
                "update partner_endpoint set active = false, subscription = 'off' where id = ? and subscription is not null",
                id);
    }

    /** Says how a Subscription stands now. Whether it did: not where its state or its address has changed in the meantime. */
    boolean settle(UUID id, String from, String address, String to) {
        return jdbc.update(
                        "update partner_endpoint set active = ?, subscription = ? where id = ? and subscription = ? and"
                                + " address = ?",
                        to.equals("active"),
                        to,
                        id,
                        from,
                        address)
                == 1;
    }

    /** How many Subscriptions of a partner are told, or wait to be. */
    int count(UUID partner) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from partner_endpoint where partner_id = ? and subscription in ('requested', 'active')",
                Integer.class,
                partner));
    }

    List<Active> active() {
        return jdbc.query(
                "select id, partner_id, address, coalesce(ends <= clock_timestamp(), false) as ended from"
                        + " partner_endpoint where subscription = 'active'",
                (row, number) -> new Active(
                        row.getObject("id", UUID.class),
                        row.getObject("partner_id", UUID.class),
                        row.getString("address"),
                        row.getBoolean("ended")));
    }

    /** The REST hooks of a partner: its Subscriptions, and the endpoints of the registry, which name themselves like one. */
    List<Standing> of(UUID partner) {
        return jdbc.query(
                "select id, coalesce(subscription, 'active') as status, settings ->> 'topic' = 'gravity' as gravity,"
                        + " last_number from partner_endpoint where partner_id = ? and channel = 'REST_HOOK' and (active or"
                        + " subscription is not null) order by id",
                (row, number) -> standing(row),
                partner);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getBoolean("gravity"),
                row.getLong("last_number"));
    }

    /** What an endpoint was told from one number to another, oldest first. */
    List<Told> told(UUID endpoint, long from, long until, int count) {
        return jdbc.query(
                "select d.number, d.referral_id, e.at from delivery d join referral_event e on e.referral_id ="
                        + " d.referral_id and e.version = d.version where d.endpoint_id = ? and d.number between ? and ?"
                        + " order by d.number limit ?",
                (row, number) -> new Told(
                        row.getLong("number"),
                        row.getObject("referral_id", UUID.class),
                        row.getTimestamp("at").toInstant()),
                endpoint,
                from,
                until,
                count);
    }

    private String text(Map<String, String> settings) {
        try {
            return json.writeValueAsString(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

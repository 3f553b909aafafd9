package ca.passerelle.gateway.sandbox;

import ca.passerelle.routes.kit.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the sandbox's receivers were sent. */
@Component
@Profile("sandbox")
class Captures {

    private static final int NEWEST = 100;

    private final JdbcTemplate jdbc;

    Captures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing that was sent to an invented partner. */
    record Capture(long id, Instant at, Channel channel, String partner, String content) {}

    void keep(Channel channel, String partner, String content) {
        // PostgreSQL's text holds every character but this one.
        jdbc.update(
                "insert into sandbox_capture (channel, partner, content) values (?, ?, ?)",
                channel.name(),
                partner,
                content.replace("\u0000", ""));
    }

    /** The newest, those of one channel or one partner where asked. */
    List<Capture> newest(@Nullable Channel channel, @Nullable String partner) {
        return jdbc.query(
                "select id, at, channel, partner, content from sandbox_capture"
                        + " where (?::text is null or channel = ?) and (?::text is null or partner = ?) order by id desc limit ?",
                (row, number) -> new Capture(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("partner"),
                        row.getString("content")),
                channel == null ? null : channel.name(),
                channel == null ? null : channel.name(),
                partner,
                partner,
                NEWEST);
    }
}

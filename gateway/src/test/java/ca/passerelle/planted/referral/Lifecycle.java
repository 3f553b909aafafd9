package ca.passerelle.planted.referral;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

/** A decision that asks the clock and the database, and takes its settings one by one. */
public final class Lifecycle {

    @Value("${planted}")
    private String setting = "";

    private final JdbcTemplate jdbc;

    public Lifecycle(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public boolean mayMove() {
        jdbc.execute("select '" + setting + "'");
        return Instant.now().toEpochMilli() > 0;
    }
}

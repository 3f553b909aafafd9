package ca.passerelle.gateway.doors;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Leases in the database: at most one node holds each. The database's clock decides. */
@Component
class Leases {

    private final JdbcTemplate jdbc;
    private final UUID node = UUID.randomUUID();

    Leases(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes or renews a lease. Gives whether this node holds it now. */
    boolean hold(String name, Duration length) {
        return jdbc.update(
                        "insert into lease (name, holder, until) values (?, ?, clock_timestamp() + ? * interval '1 ms')"
                                + " on conflict (name) do update set holder = excluded.holder, until = excluded.until"
                                + " where lease.holder = excluded.holder or lease.until < clock_timestamp()",
                        name,
                        node,
                        length.toMillis())
                == 1;
    }

    /** Gives a lease back, so that another node need not wait for its end. */
    void release(String name) {
        jdbc.update("delete from lease where name = ? and holder = ?", name, node);
    }
}

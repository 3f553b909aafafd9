package ca.passerelle.gateway.journal;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the journal's partitions ahead of time, and forgets keys after 400 days. */
@Component
public class JournalMaintenance {

    private final JdbcTemplate jdbc;

    JournalMaintenance(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Safe to call at any time and on any node. */
    public void run() {
        jdbc.query(
                "select journal_prepare_partition((current_date + make_interval(months => m))::date)"
                        + " from generate_series(0, 2) m",
                row -> {});
        jdbc.update("delete from journal_key where received < now() - interval '400 days'");
    }
}

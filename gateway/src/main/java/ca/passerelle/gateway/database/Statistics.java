package ca.passerelle.gateway.database;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what the planner knows of tables that grow fast, and takes away what was rolled back. A statement keeps its plan for as long as
 * its connection lives; one that was planned while its table was empty reads the whole table each time, until the table is analysed.
 * PostgreSQL does both by itself, but looks once a minute: too late for the first thousand referrals of a new gateway.
 */
@Component
public class Statistics {

    /** More dead rows than PostgreSQL itself would leave; not at once again, since a long transaction may keep them there. */
    private static final String LITTERED = "(s.n_dead_tup > 1000 + s.n_live_tup / 5"
            + " and coalesce(s.last_vacuum < clock_timestamp() - interval '15 seconds', true))";

    /** More changes than half of what the planner believes to be there, and enough for a plan to matter. */
    private static final String GROWN = "s.n_mod_since_analyze > 200 + c.reltuples / 2";

    private static final String STALE = "select case when " + LITTERED + " then 'vacuum (analyze, skip_locked) '"
            + " else 'analyze ' end || quote_ident(s.schemaname) || '.' || quote_ident(s.relname)"
            + " from pg_stat_user_tables s join pg_class c on c.oid = s.relid"
            + " where s.schemaname = current_schema() and (" + LITTERED + " or " + GROWN + ")";

    private final JdbcTemplate jdbc;

    Statistics(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Analyses what has grown by half, and vacuums what is full of dead rows. Where the gateway's role does not own its tables, PostgreSQL
     * skips them. Not inside a transaction.
     *
     * @return what was done
     */
    public List<String> refresh() {
        List<String> commands = jdbc.queryForList(STALE, String.class);
        commands.forEach(jdbc::execute);
        return commands;
    }
}

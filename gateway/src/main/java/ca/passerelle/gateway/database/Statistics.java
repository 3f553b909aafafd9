package ca.passerelle.gateway.database;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what the planner knows of tables that grow fast. A statement keeps its plan for as long as its connection lives; one that was
 * planned while its table was empty reads the whole table each time, until the table is analysed. PostgreSQL does that by itself, but
 * looks once a minute: too late for the first thousand referrals of a new gateway.
 */
@Component
public class Statistics {

    /** More changes than half of what the planner believes to be there, and enough for a plan to matter. */
    private static final String GROWN =
            "select quote_ident(s.schemaname) || '.' || quote_ident(s.relname) from pg_stat_user_tables s"
                    + " join pg_class c on c.oid = s.relid"
                    + " where s.schemaname = current_schema() and s.n_mod_since_analyze > 200 + c.reltuples / 2";

    private final JdbcTemplate jdbc;

    Statistics(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Analyses what has grown by half. Where the gateway's role does not own its tables, PostgreSQL skips them. */
    public List<String> refresh() {
        List<String> grown = jdbc.queryForList(GROWN, String.class);
        grown.forEach(table -> jdbc.execute("analyze " + table));
        return grown;
    }
}

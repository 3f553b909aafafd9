package ca.passerelle.gateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.GatewayTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@GatewayTest
class StatisticsTest {

    @Autowired
    private Statistics statistics;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    @AfterEach
    void noTable() {
        jdbc.execute("drop table if exists \"Young table\"");
    }

    @Test
    void aTableThatHasGrownIsAnalysedAndASteadyOneIsNot() {
        jdbc.execute(
                "create table \"Young table\" with (autovacuum_enabled = false) as select generate_series(1, 500) as n");
        grow(500);
        statistics.refresh();
        assertThat(believed()).isEqualTo(1000);
        grow(300);
        assertThat(statistics.refresh()).noneMatch(table -> table.contains("Young table"));
        assertThat(believed()).isEqualTo(1000);
    }

    @Test
    void whatWasRolledBackIsTakenAwayOnce() {
        jdbc.execute("create table \"Young table\" (n int) with (autovacuum_enabled = false)");
        grow(3_000);
        jdbc.execute("delete from \"Young table\" where n > 500; select pg_stat_force_next_flush()");
        jdbc.execute("select 1");
        assertThat(statistics.refresh()).anyMatch(done -> done.startsWith("vacuum") && done.contains("Young table"));
        assertThat(jdbc.queryForObject(
                        "select n_dead_tup from pg_stat_user_tables where relname = 'Young table'", Integer.class))
                .isZero();
        assertThat(statistics.refresh()).noneMatch(done -> done.contains("Young table"));
    }

    /** What a transaction changes is counted when its connection says so, at the latest a second later. */
    private void grow(int rows) {
        jdbc.execute("insert into \"Young table\" select generate_series(1, " + rows
                + "); select pg_stat_force_next_flush()");
        jdbc.execute("select 1");
    }

    private int believed() {
        return jdbc.queryForObject("select reltuples::int from pg_class where relname = 'Young table'", Integer.class);
    }
}

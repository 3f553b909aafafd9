package ca.passerelle.gateway.database;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements of several modules that nobody waits for: they go to the database in one round trip, in their order, inside the
 * transaction around them. Each round trip that a write does not make is a tenth of its cost.
 */
public final class Statements {

    private final StringBuilder sql = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** Adds one statement, with a value for each of its question marks. What it returns is not read. */
    public void add(String statement, @Nullable Object... arguments) {
        if (!sql.isEmpty()) {
            sql.append(";\n");
        }
        sql.append(statement);
        values.addAll(Arrays.asList(arguments));
    }

    /** Carries all out that were added since the last time. */
    public void run(JdbcTemplate jdbc) {
        if (sql.isEmpty()) {
            return;
        }
        String all = sql.toString();
        @Nullable Object[] arguments = values.toArray();
        sql.setLength(0);
        values.clear();
        jdbc.execute(all, (PreparedStatement prepared) -> {
            new ArgumentPreparedStatementSetter(arguments).setValues(prepared);
            return prepared.execute();
        });
    }
}

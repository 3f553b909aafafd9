package ca.passerelle.gateway.record.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

/**
 * Queries that go to the database in one round trip and are carried out one after the other. Each sees what others have committed by the
 * time its turn comes, so that one may wait for a lock and the next look at what was waited for.
 */
final class InTurn {

    /** A trip's text is kept as a prepared statement: it may not grow with the number of entries that a client sends. */
    private static final int AT_ONCE = 20;

    private InTurn() {}

    /** The rows of each query, in the order of the queries. */
    static <T> List<List<T>> query(JdbcTemplate jdbc, List<Fragment> queries, RowMapper<T> mapper) {
        List<List<T>> all = new ArrayList<>();
        for (int from = 0; from < queries.size(); from += AT_ONCE) {
            List<Fragment> some = queries.subList(from, Math.min(from + AT_ONCE, queries.size()));
            Fragment trip = some.get(0);
            for (Fragment next : some.subList(1, some.size())) {
                trip = trip.then(";\n").then(next);
            }
            all.addAll(trip(jdbc, trip, some.size(), new RowMapperResultSetExtractor<>(mapper)));
        }
        return all;
    }

    private static <T> List<List<T>> trip(
            JdbcTemplate jdbc, Fragment queries, int count, RowMapperResultSetExtractor<T> extractor) {
        @Nullable Object[] values = queries.values();
        return Objects.requireNonNull(jdbc.execute(queries.sql(), (PreparedStatement statement) -> {
            new ArgumentPreparedStatementSetter(values).setValues(statement);
            List<List<T>> results = new ArrayList<>();
            boolean rows = statement.execute();
            while (rows) {
                results.add(extractor.extractData(statement.getResultSet()));
                rows = statement.getMoreResults();
            }
            if (results.size() != count) {
                throw new SQLException("answers of " + results.size() + " queries instead of " + count);
            }
            return results;
        }));
    }
}

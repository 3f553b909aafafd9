package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.database.Statements;
import ca.passerelle.gateway.record.search.IndexEntry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Indexes the record anew when what is indexed has changed with a new release: before any door opens, so that no search misses what was
 * written before. It takes about a minute for 100,000 resources. Broken off, it begins again.
 */
@Component
class Reindexing implements InitializingBean {

    /** To be raised with every change of the grammar, of the terms or of how they are kept. */
    static final int VERSION = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final ResourceTable table;
    private final Json json;
    private final TransactionTemplate transaction;

    Reindexing(JdbcTemplate jdbc, ResourceTable table, Json json, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.table = table;
        this.json = json;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        // Of several gateways on one database the first does it, and the others wait for it here.
        transaction.executeWithoutResult(status -> {
            Integer version = jdbc.queryForObject("select version from record_index for update", Integer.class);
            if (Objects.requireNonNull(version) != VERSION) {
                long rows = all();
                LOG.info("Indexed {} resources anew, for version {} of the index", rows, VERSION);
                jdbc.update("update record_index set version = ?", VERSION);
            }
        });
    }

    private long all() {
        long rows = 0;
        String type = "";
        UUID id = new UUID(0, 0);
        while (true) {
            List<ResourceTable.Row> some = table.after(type, id, ROWS_AT_ONCE);
            if (some.isEmpty()) {
                return rows;
            }
            Statements statements = new Statements();
            for (ResourceTable.Row row : some) {
                table.reindex(row, index(row), statements);
                table.run(statements);
            }
            rows += some.size();
            type = some.get(some.size() - 1).resource().key().type();
            id = some.get(some.size() - 1).resource().key().id();
        }
    }

    private IndexEntry index(ResourceTable.Row row) {
        return row.resource().deleted()
                ? IndexEntry.ofDeleted(row.resource().key().type(), row.participants())
                : IndexEntry.of(json.read(row.resource().json()), row.participants());
    }
}

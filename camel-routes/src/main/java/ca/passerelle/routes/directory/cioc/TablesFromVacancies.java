package ca.passerelle.routes.directory.cioc;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.FeedDate;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.FeedTables;
import ca.passerelle.routes.directory.tables.RowWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vacancy record as capacity of a service (OpenCIOC {@code CIC_BT_VUT}): the unit, how many there are, how many are free. A blank vacancy is
 * unknown and not none. Of a record that names the service, a service is made as well.
 */
final class TablesFromVacancies {

    private final String file;
    private final RowWriter rows;
    private final FeedTables tables;
    private final Findings findings;

    TablesFromVacancies(String file, FeedTables tables, Findings findings) {
        this.file = file;
        this.rows = new RowWriter(file, tables);
        this.tables = tables;
        this.findings = findings;
    }

    /** @param values by name in lower case without underscores */
    void vacancy(long number, Map<String, String> values) {
        String num = value(values, "num", "recordnum", "recordid");
        if (num == null) {
            findings.add(DirectoryRule.KEY_MISSING, file + " row " + number + " column NUM", "");
            return;
        }
        String name = value(values, "servicename", "servicetitle", "orglevel1", "orgname", "name");
        if (name != null && tables.row(FeedTable.SERVICES, num) == null) {
            rows.row(FeedTable.SERVICES, number)
                    .put("id", num)
                    .put("name", name)
                    .put("status", "active")
                    .put("last_modified", value(values, "modifieddate"))
                    .add();
        }
        String updated = value(values, "modifieddate", "updated", "asof");
        rows.row(FeedTable.CAPACITY, number)
                .put("service_id", num)
                .put("unit", value(values, "unittype", "unittypename", "vutname", "unit"))
                .put("available", value(values, "vacancy"))
                .put("maximum", value(values, "capacity"))
                .put(
                        "updated",
                        updated == null ? null : FeedDate.moment(updated).value())
                .put("description", remarks(values))
                .add();
    }

    private static @Nullable String remarks(Map<String, String> values) {
        List<String> remarks = new ArrayList<>();
        for (String column : List.of("servicetitle", "targetpopulations", "targetpopulation", "notes")) {
            String value = value(values, column);
            if (value != null) {
                remarks.add(value);
            }
        }
        String list = value(values, "waitlist");
        if (list != null && SecrecyFlag.hides(list)) {
            String since = value(values, "waitlistdate");
            remarks.add(since == null ? "Wait list / Liste d’attente" : "Wait list / Liste d’attente: " + since);
        }
        return remarks.isEmpty() ? null : String.join("; ", remarks);
    }

    private static @Nullable String value(Map<String, String> values, String... names) {
        for (String name : names) {
            String value = values.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}

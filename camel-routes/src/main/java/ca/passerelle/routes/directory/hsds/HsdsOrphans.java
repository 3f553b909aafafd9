package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.hsds.wire.HsdsRow;
import ca.passerelle.routes.directory.hsds.wire.HsdsTable;
import java.util.List;
import java.util.Map;

/** Rows that belong to nothing: real packages hold thousands, and what they say is lost unless somebody is told. */
final class HsdsOrphans {

    private static final Map<HsdsTable, List<String>> OWNERS = Map.of(
            HsdsTable.PHONES,
                    List.of("service_id", "location_id", "organization_id", "service_at_location_id", "contact_id"),
            HsdsTable.SCHEDULES, List.of("service_id", "location_id", "service_at_location_id"),
            HsdsTable.LANGUAGES, List.of("service_id", "location_id", "phone_id"),
            HsdsTable.ADDRESSES, List.of("location_id", "organization_id"),
            HsdsTable.ACCESSIBILITY, List.of("location_id"),
            HsdsTable.ELIGIBILITY, List.of("service_id"),
            HsdsTable.COST_OPTIONS, List.of("service_id"),
            HsdsTable.REQUIRED_DOCUMENTS, List.of("service_id"),
            HsdsTable.SERVICE_AREAS, List.of("service_id", "service_at_location_id"),
            HsdsTable.ATTRIBUTES, List.of("link_id", "service_id", "service_at_location_id"));

    private HsdsOrphans() {}

    static void report(HsdsReading reading) {
        OWNERS.keySet().stream().sorted().forEach(table -> {
            String[] owners = OWNERS.getOrDefault(table, List.of()).toArray(String[]::new);
            for (HsdsRow row : reading.source().rows(table)) {
                if (row.value(owners) == null) {
                    reading.findings().add(DirectoryRule.LINK_MISSING, row.place(), row.id());
                }
            }
        });
    }
}

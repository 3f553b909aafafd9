package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import java.util.List;
import java.util.Map;

/** Rows that belong to nothing: real packages hold thousands, and what they say is lost unless somebody is told. */
final class Orphans {

    private static final Map<FeedTable, List<String>> OWNERS = Map.of(
            FeedTable.PHONES,
                    List.of("service_id", "location_id", "organization_id", "service_at_location_id", "contact_id"),
            FeedTable.SCHEDULES, List.of("service_id", "location_id", "service_at_location_id"),
            FeedTable.LANGUAGES, List.of("service_id", "location_id", "phone_id"),
            FeedTable.ADDRESSES, List.of("location_id", "organization_id"),
            FeedTable.ACCESSIBILITY, List.of("location_id"),
            FeedTable.ELIGIBILITY, List.of("service_id"),
            FeedTable.COST_OPTIONS, List.of("service_id"),
            FeedTable.REQUIRED_DOCUMENTS, List.of("service_id"),
            FeedTable.SERVICE_AREAS, List.of("service_id", "service_at_location_id"),
            FeedTable.ATTRIBUTES, List.of("link_id", "service_id", "service_at_location_id"));

    private Orphans() {}

    static void report(Reading reading) {
        OWNERS.keySet().stream().sorted().forEach(table -> {
            String[] owners = OWNERS.getOrDefault(table, List.of()).toArray(String[]::new);
            for (FeedRow row : reading.source().rows(table)) {
                if (row.value(owners) == null) {
                    reading.findings().add(DirectoryRule.LINK_MISSING, row.place(), row.id());
                }
            }
        });
    }
}

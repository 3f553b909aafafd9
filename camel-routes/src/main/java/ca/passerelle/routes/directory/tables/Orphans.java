package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import java.util.List;
import java.util.Map;

/** Rows that belong to nothing: real packages hold thousands, and what they say is lost unless somebody is told. */
final class Orphans {

    private static final Map<FeedTable, List<String>> OWNERS = Map.ofEntries(
            Map.entry(
                    FeedTable.PHONES,
                    List.of("service_id", "location_id", "organization_id", "service_at_location_id", "contact_id")),
            Map.entry(FeedTable.SCHEDULES, List.of("service_id", "location_id", "service_at_location_id")),
            Map.entry(FeedTable.HOLIDAYS, List.of("service_id", "location_id", "service_at_location_id")),
            Map.entry(FeedTable.LANGUAGES, List.of("service_id", "location_id", "phone_id")),
            Map.entry(FeedTable.ADDRESSES, List.of("location_id", "organization_id")),
            Map.entry(FeedTable.ACCESSIBILITY, List.of("location_id")),
            Map.entry(FeedTable.ELIGIBILITY, List.of("service_id")),
            Map.entry(FeedTable.PAYMENTS, List.of("service_id")),
            Map.entry(FeedTable.COST_OPTIONS, List.of("service_id")),
            Map.entry(FeedTable.REQUIRED_DOCUMENTS, List.of("service_id")),
            Map.entry(FeedTable.SERVICE_AREAS, List.of("service_id", "service_at_location_id")),
            Map.entry(FeedTable.ATTRIBUTES, List.of("link_id", "service_id", "service_at_location_id")));

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

package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.tables.FeedTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table that a CSV file without a telling name is, by columns that no other table has together.
 *
 * @param table which it is
 * @param all columns that must be there
 * @param any one of these must be there too
 */
record TableShape(FeedTable table, Set<String> all, Set<String> any) {

    /** The first that fits; those with more particular columns come first. */
    private static final List<TableShape> SHAPES = List.of(
            shape(FeedTable.HOLIDAYS, Set.of("start_date", "end_date"), Set.of("closed")),
            shape(FeedTable.SCHEDULES, Set.of(), Set.of("opens_at", "closes_at", "weekday", "byday")),
            shape(FeedTable.ADDRESSES, Set.of("address_1"), Set.of("city", "postal_code")),
            shape(FeedTable.TRANSLATIONS, Set.of("entity", "language", "field", "value"), Set.of()),
            shape(FeedTable.PHONES, Set.of("number"), Set.of("type", "extension", "service_id", "location_id")),
            shape(FeedTable.CAPACITY, Set.of("available", "service_id"), Set.of()),
            shape(FeedTable.COST_OPTIONS, Set.of("service_id"), Set.of("amount", "currency")),
            shape(FeedTable.ATTRIBUTES, Set.of(), Set.of("taxonomy_term_id", "link_entity")),
            shape(
                    FeedTable.SERVICES,
                    Set.of("id", "name"),
                    Set.of("organization_id", "application_process", "fees_description", "eligibility_description")),
            shape(FeedTable.LOCATIONS, Set.of("id"), Set.of("latitude", "longitude", "location_type")),
            shape(
                    FeedTable.ORGANIZATIONS,
                    Set.of("id", "name"),
                    Set.of("legal_status", "year_incorporated", "tax_status", "website", "parent_organization_id")),
            shape(FeedTable.SERVICE_AT_LOCATION, Set.of("service_id", "location_id"), Set.of()),
            shape(FeedTable.SERVICES, Set.of("id", "name", "status"), Set.of()));

    private static TableShape shape(FeedTable table, Set<String> all, Set<String> any) {
        return new TableShape(table, all, any);
    }

    /** Columns in lower case, with underscores. */
    static Optional<FeedTable> of(Set<String> columns) {
        return SHAPES.stream()
                .filter(shape -> columns.containsAll(shape.all)
                        && (shape.any.isEmpty() || shape.any.stream().anyMatch(columns::contains)))
                .map(TableShape::table)
                .findFirst();
    }
}

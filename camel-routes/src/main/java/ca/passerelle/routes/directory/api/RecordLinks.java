package ca.passerelle.routes.directory.api;

import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import ca.passerelle.routes.directory.tables.FeedTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What ties a whole record of an API to others. Records that share no key, not even by way of further records, can be read apart from each other
 * and become the same resources as when all are read together.
 *
 * @param keys organisations, programmes, services, places and joins that the record tells or names: {@code organization_id=3}
 * @param flagged whether a flag of it hides something, which then must not stand in the words of any record
 * @param complete whether it tells every term and unit that it names; one that leaves this to others is read with all
 */
public record RecordLinks(Set<String> keys, boolean flagged, boolean complete) {

    private static final Set<FeedTable> TYING = Set.of(
            FeedTable.ORGANIZATIONS,
            FeedTable.PROGRAMS,
            FeedTable.SERVICES,
            FeedTable.LOCATIONS,
            FeedTable.SERVICE_AT_LOCATION);
    private static final Set<FeedTable> TOLD = Set.of(FeedTable.TAXONOMY_TERMS, FeedTable.UNITS);
    private static final String PARENT = "parent_organization_id";

    public RecordLinks {
        keys = Set.copyOf(keys);
    }

    /** Of a service as an API tells it, with all that is nested in it. */
    public static RecordLinks of(JsonNode service) {
        Walk walk = new Walk();
        walk.record(FeedTable.SERVICES, service);
        return new RecordLinks(walk.keys, walk.flagged, walk.complete);
    }

    /** The key of a record, as those that name it have it. */
    public static String key(FeedTable table, String id) {
        return table.parentKey() + "=" + id;
    }

    private static final class Walk {
        private final Set<String> keys = new LinkedHashSet<>();
        private boolean flagged;
        private boolean complete = true;

        private void record(FeedTable table, JsonNode record) {
            String id = record.path("id").asText("").strip();
            if (TYING.contains(table)) {
                tie(table, id);
            }
            if (TOLD.contains(table) && !record.has("name") && !record.has("term")) {
                complete = false;
            }
            record.fields().forEachRemaining(field -> {
                if (field.getValue().isContainerNode()) {
                    nested(table, field.getKey(), field.getValue());
                } else {
                    value(record, field.getKey(), field.getValue().asText("").strip());
                }
            });
        }

        private void nested(FeedTable table, String property, JsonNode value) {
            Optional<FeedTable> child = table == FeedTable.TAXONOMY_TERMS && property.equals("taxonomy")
                    ? Optional.of(FeedTable.TAXONOMIES)
                    : FeedTable.named(property);
            if (child.isPresent() && value.isObject()) {
                record(child.get(), value);
            } else if (child.isPresent()) {
                value.forEach(element -> {
                    if (element.isObject()) {
                        record(child.get(), element);
                    }
                });
            }
        }

        private void value(JsonNode record, String property, String text) {
            String column = property.toLowerCase(Locale.ROOT);
            flagged |= SecrecyFlag.hides(property, text);
            if (text.isEmpty() || text.equals("null")) {
                return;
            }
            if (column.equals(PARENT)) {
                tie(FeedTable.ORGANIZATIONS, text);
            }
            TYING.stream().filter(table -> table.parentKey().equals(column)).forEach(table -> tie(table, text));
            TOLD.stream()
                    .filter(table -> table.parentKey().equals(column) && !record.has(table.singular()))
                    .forEach(table -> complete = false);
        }

        private void tie(FeedTable table, String id) {
            if (!id.isEmpty()) {
                keys.add(key(table, id));
            }
        }
    }
}

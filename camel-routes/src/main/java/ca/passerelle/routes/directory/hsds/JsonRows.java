package ca.passerelle.routes.directory.hsds;

import ca.passerelle.routes.directory.tables.FeedTable;
import ca.passerelle.routes.directory.tables.RowSink;
import ca.passerelle.routes.directory.tables.RowWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes a nested record apart into the rows that the tabular form would have: a nested object becomes a row that the parent names, an array
 * becomes rows that name the parent. Mapping then knows one form only.
 */
final class JsonRows {

    /** Tables whose rows stand on their own; the parent names them, not the other way round. */
    private static final List<FeedTable> NAMED_BY_PARENT = List.of(
            FeedTable.ORGANIZATIONS,
            FeedTable.PROGRAMS,
            FeedTable.SERVICES,
            FeedTable.LOCATIONS,
            FeedTable.TAXONOMIES,
            FeedTable.TAXONOMY_TERMS,
            FeedTable.UNITS);

    private final RowWriter rows;

    JsonRows(String file, RowSink sink) {
        this.rows = new RowWriter(file, sink);
    }

    void take(FeedTable table, JsonNode record, long number) {
        take(table, null, record, number, null, "");
    }

    private void take(
            FeedTable table,
            @Nullable FeedTable parent,
            JsonNode record,
            long number,
            @Nullable String addressType,
            String parentId) {
        String id = text(record.get("id"));
        RowWriter.Cells cells = rows.row(table, number);
        if (parent != null && !parentId.isEmpty()) {
            cells.put(table == FeedTable.ATTRIBUTES ? "link_id" : parent.parentKey(), parentId);
            cells.put(table == FeedTable.ATTRIBUTES ? "link_entity" : "", parent.singular());
        }
        if (addressType != null) {
            cells.put("address_type", addressType);
        }
        record.fields().forEachRemaining(field -> {
            Optional<FeedTable> child =
                    field.getValue().isContainerNode() ? child(table, field.getKey()) : Optional.empty();
            if (child.isPresent()) {
                nested(table, child.get(), field.getKey(), field.getValue(), number, id, cells);
            } else {
                cells.put(field.getKey(), text(field.getValue()));
            }
        });
        cells.add();
    }

    private void nested(
            FeedTable table,
            FeedTable child,
            String property,
            JsonNode value,
            long number,
            String id,
            RowWriter.Cells cells) {
        String type = FeedTable.addressType(property);
        if (value.isObject()) {
            boolean named = NAMED_BY_PARENT.contains(child);
            if (named) {
                cells.put(child.parentKey(), text(value.get("id")));
            }
            take(child, named ? null : table, value, number, type, id);
        } else {
            value.forEach(element -> {
                if (element.isObject()) {
                    take(child, table, element, number, type, id);
                }
            });
        }
    }

    /** In a service, {@code taxonomy} and {@code url} are words or links; only containers reach this. */
    private static Optional<FeedTable> child(FeedTable table, String property) {
        return table == FeedTable.TAXONOMY_TERMS && property.equals("taxonomy")
                ? Optional.of(FeedTable.TAXONOMIES)
                : FeedTable.named(property);
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonRows::text)
                    .collect(Collectors.joining(","));
        }
        return value.isValueNode() ? value.asText().strip() : value.toString();
    }
}

package ca.passerelle.routes.directory.hsds.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    private static final List<HsdsTable> NAMED_BY_PARENT = List.of(
            HsdsTable.ORGANIZATIONS,
            HsdsTable.PROGRAMS,
            HsdsTable.SERVICES,
            HsdsTable.LOCATIONS,
            HsdsTable.TAXONOMIES,
            HsdsTable.TAXONOMY_TERMS,
            HsdsTable.UNITS);

    private final String file;
    private final RowSink sink;
    private final Map<HsdsTable, HsdsColumns> columns = new EnumMap<>(HsdsTable.class);

    JsonRows(String file, RowSink sink) {
        this.file = file;
        this.sink = sink;
    }

    void take(HsdsTable table, JsonNode record, long number) {
        take(table, null, record, number, null, "");
    }

    private void take(
            HsdsTable table,
            @Nullable HsdsTable parent,
            JsonNode record,
            long number,
            @Nullable String addressType,
            String parentId) {
        HsdsColumns header = columns.computeIfAbsent(table, t -> new HsdsColumns(file, t, List.of()));
        String id = text(record.get("id"));
        Cells cells = new Cells(header);
        if (parent != null && !parentId.isEmpty()) {
            cells.put(table == HsdsTable.ATTRIBUTES ? "link_id" : parent.parentKey(), parentId);
            cells.put(table == HsdsTable.ATTRIBUTES ? "link_entity" : "", parent.singular());
        }
        if (addressType != null) {
            cells.put("address_type", addressType);
        }
        record.fields().forEachRemaining(field -> {
            Optional<HsdsTable> child =
                    field.getValue().isContainerNode() ? child(table, field.getKey()) : Optional.empty();
            if (child.isPresent()) {
                nested(table, child.get(), field.getKey(), field.getValue(), number, id, cells);
            } else {
                cells.put(field.getKey(), text(field.getValue()));
            }
        });
        sink.take(table, new HsdsRow(header, number, cells.values()), true);
    }

    private void nested(
            HsdsTable table, HsdsTable child, String property, JsonNode value, long number, String id, Cells cells) {
        String type = HsdsTable.addressType(property);
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
    private static Optional<HsdsTable> child(HsdsTable table, String property) {
        return table == HsdsTable.TAXONOMY_TERMS && property.equals("taxonomy")
                ? Optional.of(HsdsTable.TAXONOMIES)
                : HsdsTable.named(property);
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

    /** Values by column, growing with the header. */
    private static final class Cells {
        private final HsdsColumns header;
        private @Nullable String[] values;

        Cells(HsdsColumns header) {
            this.header = header;
            this.values = new @Nullable String[header.size()];
        }

        void put(String column, String value) {
            if (column.isEmpty() || value.isEmpty()) {
                return;
            }
            int at = header.place(column);
            if (at >= values.length) {
                values = Arrays.copyOf(values, header.size());
            }
            if (values[at] == null) {
                values[at] = value;
            }
        }

        @Nullable
        String[] values() {
            return values;
        }
    }
}

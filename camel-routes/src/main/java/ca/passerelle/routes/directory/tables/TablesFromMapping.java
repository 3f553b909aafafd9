package ca.passerelle.routes.directory.tables;

import ca.passerelle.routes.directory.DirectoryRule;
import ca.passerelle.routes.directory.Findings;
import ca.passerelle.routes.directory.cleaning.SecrecyFlag;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a mapped table as rows: a service, its organisation and its place. Keys that the table does not have are made of names, so that
 * the same line keeps its identity from file to file.
 */
public final class TablesFromMapping {

    private static final List<String> HERE = List.of("phone", "fax", "hours", "area");

    private final String file;
    private final RowWriter rows;
    private final Findings findings;
    private final Set<String> told = new HashSet<>();
    private final PlaceKeys keys = new PlaceKeys();

    public TablesFromMapping(String file, RowSink sink, Findings findings) {
        this.file = file;
        this.rows = new RowWriter(file, sink);
        this.findings = findings;
    }

    /** @param values by field, each in the order of the columns */
    public void row(long number, Map<String, List<String>> values) {
        String name = first(values, "service.name");
        String organization = key(values, "organization");
        String service = first(values, "service.id");
        if (service == null && name != null) {
            service = slug((organization == null ? "" : organization + " ") + name);
            findings.add(DirectoryRule.KEY_DERIVED, file + " row " + number, service);
        }
        if (service == null) {
            findings.add(DirectoryRule.KEY_MISSING, file + " row " + number, "");
            return;
        }
        String place = place(values, service);
        String join = place == null ? service : service + "@" + place;
        if (!told.add("join " + join)) {
            findings.add(DirectoryRule.KEY_DUPLICATE, file + " row " + number, join);
            return;
        }
        if (organization != null && told.add("organization " + organization)) {
            thing(number, values, "organization", FeedTable.ORGANIZATIONS, organization, null, null);
        }
        boolean first = told.add("service " + service);
        if (first) {
            service(number, values, service, organization);
        }
        if (place != null) {
            if (told.add("location " + place)) {
                location(number, values, place, organization);
            }
            rows.row(FeedTable.SERVICE_AT_LOCATION, number)
                    .put("id", join)
                    .put("service_id", service)
                    .put("location_id", place)
                    .add();
            if (!first) {
                // What differs from place to place, and would be told of the first place otherwise.
                HERE.forEach(thing -> children(number, values, thing, "service_at_location_id", join));
            }
        }
    }

    private void service(long number, Map<String, List<String>> values, String service, @Nullable String organization) {
        thing(number, values, "service", FeedTable.SERVICES, service, "organization_id", organization);
        for (String thing : List.of("phone", "fax", "hours", "area", "language", "document", "funding", "capacity")) {
            children(number, values, thing, "service_id", service);
        }
    }

    private void location(long number, Map<String, List<String>> values, String place, @Nullable String organization) {
        thing(number, values, "location", FeedTable.LOCATIONS, place, "organization_id", organization);
        for (String thing : List.of("address", "mailing", "accessibility")) {
            children(number, values, thing, "location_id", place);
        }
    }

    /** One row with the fields of a thing, and its texts in other languages. */
    private void thing(
            long number,
            Map<String, List<String>> values,
            String thing,
            FeedTable table,
            String key,
            @Nullable String parentColumn,
            @Nullable String parent) {
        RowWriter.Cells row = rows.row(table, number).put("id", key);
        if (parentColumn != null) {
            row.put(parentColumn, parent);
        }
        values.forEach((name, texts) -> {
            MappedField field = MappedField.of(name);
            if (field == null || !MappedField.thing(name).equals(thing)) {
                return;
            }
            String language = MappedField.language(name);
            if (language == null) {
                row.put(field.column(), String.join(field.column().equals("taxonomy_ids") ? "," : "\n", texts));
            } else {
                rows.row(FeedTable.TRANSLATIONS, number)
                        .put("entity", table.word())
                        .put("id", key)
                        .put("language", language)
                        .put("field", field.column())
                        .put("value", String.join("\n", texts))
                        .add();
            }
        });
        row.add();
    }

    /** A row for each value of what can be there more than once; one row of several columns for what cannot. */
    private void children(long number, Map<String, List<String>> values, String thing, String owner, String key) {
        List<Map.Entry<String, List<String>>> own = values.entrySet().stream()
                .filter(entry -> MappedField.thing(entry.getKey()).equals(thing))
                .filter(entry -> MappedField.language(entry.getKey()) == null)
                .toList();
        int count = own.stream()
                .filter(entry -> MappedField.isRepeatable(entry.getKey()))
                .mapToInt(entry -> entry.getValue().size())
                .max()
                .orElse(own.isEmpty() ? 0 : 1);
        for (int at = 0; at < count; at++) {
            RowWriter.Cells row = null;
            for (Map.Entry<String, List<String>> entry : own) {
                MappedField field = MappedField.of(entry.getKey());
                if (field != null && entry.getValue().size() > at) {
                    row = row == null ? rows.row(field.table(), number).put(owner, key) : row;
                    row.put(
                            field.column().equals("description") && thing.equals("hours")
                                    ? "original_text"
                                    : field.column(),
                            entry.getValue().get(at));
                }
            }
            if (row != null) {
                row.put("type", thing.equals("fax") ? "fax" : null)
                        .put("address_type", thing.equals("mailing") ? "postal" : null)
                        .add();
            }
        }
    }

    /** The key of the place; null when the line says nothing of one. */
    private @Nullable String place(Map<String, List<String>> values, String service) {
        String key = first(values, "location.id");
        if (key != null) {
            return key;
        }
        boolean secret = SecrecyFlag.hides(flag(values, "location.confidential"))
                || SecrecyFlag.hides(flag(values, "address.confidential"));
        boolean there = values.keySet().stream().anyMatch(name -> {
            String thing = MappedField.thing(name);
            return thing.equals("location") || thing.equals("address");
        });
        if (!there) {
            return null;
        }
        return keys.place(
                service, first(values, "location.name"), values.getOrDefault("address.address_1", List.of()), secret);
    }

    private static String flag(Map<String, List<String>> values, String field) {
        String value = first(values, field);
        return value == null ? "" : value;
    }

    private @Nullable String key(Map<String, List<String>> values, String thing) {
        String key = first(values, thing + ".id");
        String name = first(values, thing + ".name");
        return key != null ? key : name == null ? null : slug(name);
    }

    private static @Nullable String first(Map<String, List<String>> values, String field) {
        List<String> found = values.get(field);
        return found == null || found.isEmpty() ? null : found.get(0);
    }

    static String slug(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }
}

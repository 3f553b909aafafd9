package ca.passerelle.gateway.duplicates;

import ca.passerelle.gateway.duplicates.DuplicateListings.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One field of a service as each source tells it. Nothing is chosen for the reader, who sees which is newest and which says most.
 *
 * @param field its code
 * @param agree whether all that say anything say the same
 * @param newest the listing that told it last; null when none tells it
 * @param mostComplete the listing that says most; null when none tells it
 * @param values of each listing, empty where it says nothing
 */
record FieldProvenance(
        ListingField field,
        boolean agree,
        @Nullable UUID newest,
        @Nullable UUID mostComplete,
        List<Value> values) {

    /** What one listing says. */
    record Value(UUID listing, Instant changed, List<String> value) {

        private int length() {
            return value.stream().mapToInt(String::length).sum();
        }
    }

    /** All fields that at least one of the listings tells, in the order in which one reads them. */
    static List<FieldProvenance> of(Map<UUID, Read> listings) {
        List<FieldProvenance> fields = new ArrayList<>();
        for (ListingField field : ListingField.values()) {
            List<Value> values = new ArrayList<>();
            listings.forEach((id, read) -> values.add(new Value(id, read.changed(), field.of(read))));
            List<Value> told =
                    values.stream().filter(value -> !value.value().isEmpty()).toList();
            if (!told.isEmpty()) {
                fields.add(new FieldProvenance(
                        field,
                        told.stream()
                                        .map(value -> new HashSet<>(value.value()))
                                        .distinct()
                                        .count()
                                == 1,
                        best(told, Comparator.comparing(Value::changed)),
                        best(
                                told,
                                Comparator.comparingInt(
                                                (Value value) -> value.value().size())
                                        .thenComparingInt(Value::length)
                                        .thenComparing(Value::changed)),
                        values));
            }
        }
        return fields;
    }

    private static @Nullable UUID best(List<Value> told, Comparator<Value> order) {
        return told.stream()
                .max(order.thenComparing(Value::listing))
                .map(Value::listing)
                .orElse(null);
    }
}

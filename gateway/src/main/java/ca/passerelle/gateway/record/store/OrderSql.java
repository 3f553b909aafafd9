package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.search.Search;
import ca.passerelle.gateway.record.search.Search.Order;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The order of a search: its keys as SQL, and where a page begins. What has no value for a key comes last. */
final class OrderSql {

    private final String type;
    private final List<Order> keys;

    OrderSql(Search search) {
        type = search.type();
        keys = search.order();
    }

    /** Whether the key is a column of the row, so that an index gives the order. */
    private boolean isPlain() {
        return keys.size() == 1
                && (keys.get(0).by() == Search.By.LAST_UPDATED || keys.get(0).by() == Search.By.ID);
    }

    /** The keys' values as text, for the position of the next page, as columns {@code o0}, {@code o1} … */
    Fragment columns() {
        Fragment columns = Fragment.of("");
        for (int i = 0; i < keys.size(); i++) {
            columns = columns.then(", ").then(text(keys.get(i))).then(" as o" + i);
        }
        return columns;
    }

    private Fragment text(Order key) {
        return switch (key.by()) {
            case LAST_UPDATED, DATE ->
                Fragment.of("(extract(epoch from ").then(value(key)).then(") * 1000)::bigint::text");
            case ID -> Fragment.of("r.id::text");
            case STRING -> value(key);
        };
    }

    private Fragment value(Order key) {
        return switch (key.by()) {
            case LAST_UPDATED -> Fragment.of("r.updated");
            case ID -> Fragment.of("r.id");
            case DATE ->
                Fragment.of(
                        "coalesce((select " + (key.descending() ? "max" : "min")
                                + "(d.low) from resource_date d where d.id = r.id and d.parameter = ?), "
                                + (key.descending() ? "'0001-01-01 00:00+00 BC'" : "'9999-12-31+00'")
                                + "::timestamptz)",
                        type + "." + key.parameter());
            case STRING ->
                Fragment.of(
                        "coalesce((select " + (key.descending() ? "max" : "min")
                                + "(m[1] collate \"C\") from regexp_matches(r.strings, ?, 'g') m), "
                                + (key.descending() ? "''" : "chr(1114111)") + ") collate \"C\"",
                        "\n" + key.parameter() + "=([^\n]*)");
        };
    }

    Fragment by() {
        if (isPlain()) {
            String direction = direction(keys.get(0));
            return Fragment.of(
                    keys.get(0).by() == Search.By.ID
                            ? " order by r.id" + direction
                            : " order by r.updated" + direction + ", r.id" + direction);
        }
        Fragment order = Fragment.of(" order by ");
        for (Order key : keys) {
            order = order.then(value(key)).then(direction(key) + ", ");
        }
        return order.then("r.id" + direction(keys.get(0)));
    }

    /** What comes after a position. */
    Fragment after(Search.Position position) {
        if (isPlain()) {
            String compare = keys.get(0).descending() ? " < " : " > ";
            return keys.get(0).by() == Search.By.ID
                    ? Fragment.of("r.id" + compare + "?", position.id())
                    : Fragment.of(
                            "(r.updated, r.id)" + compare + "(?, ?)",
                            time(position.values().get(0)),
                            position.id());
        }
        List<Fragment> alternatives = new ArrayList<>();
        Fragment same = Fragment.of("true");
        for (int i = 0; i < keys.size(); i++) {
            Order key = keys.get(i);
            Object value = bound(key, position.values().get(i), position);
            String compare = key.descending() ? " < " : " > ";
            alternatives.add(same.and(value(key)).then(Fragment.of(compare + "?", value)));
            same = same.and(value(key)).then(Fragment.of(" = ?", value));
        }
        alternatives.add(
                same.and(Fragment.of("r.id" + (keys.get(0).descending() ? " < " : " > ") + "?", position.id())));
        return Fragment.any(alternatives);
    }

    private static Object bound(Order key, String value, Search.Position position) {
        return switch (key.by()) {
            case LAST_UPDATED, DATE -> time(value);
            case ID -> position.id();
            case STRING -> value;
        };
    }

    private static OffsetDateTime time(String epochMillis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(epochMillis)).atOffset(ZoneOffset.UTC);
        } catch (NumberFormatException | DateTimeException e) {
            // A position that was tampered with begins nowhere.
            return Instant.EPOCH.atOffset(ZoneOffset.UTC);
        }
    }

    private static String direction(Order key) {
        return key.descending() ? " desc" : "";
    }
}

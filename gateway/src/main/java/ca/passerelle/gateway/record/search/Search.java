package ca.passerelle.gateway.record.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search that the grammar allows, ready to be turned into SQL. All conditions hold together.
 *
 * @param type the type searched
 * @param conditions what a match fulfils
 * @param order the order of the matches; the id decides last, so that it is total and paging has no gaps
 * @param count how many on a page; 0 for the count alone
 * @param after where the page begins, exclusive; null for the first
 * @param includes what else to return
 * @param total whether the exact total is wanted
 */
public record Search(
        String type,
        List<Condition> conditions,
        List<Order> order,
        int count,
        @Nullable Position after,
        List<Include> includes,
        boolean total) {

    /** Whether the answer depends on when resources changed: it must not run ahead of writes that are under way. */
    public boolean isByLastUpdated() {
        return conditions.stream()
                .anyMatch(condition -> condition instanceof Condition.AnyDate date && date.isLastUpdated());
    }

    /** One key of the order. */
    public record Order(By by, String parameter, boolean descending) {

        public static final Order NEWEST_FIRST = new Order(By.LAST_UPDATED, "_lastUpdated", true);
    }

    /** What matches can be ordered by. */
    public enum By {
        LAST_UPDATED,
        ID,
        /** The earliest time of a date parameter, the latest when descending. */
        DATE,
        /** The text of a string parameter that comes first, or last when descending. */
        STRING
    }

    /** The last match of the page before: its values of the order's keys, and its id. */
    public record Position(List<String> values, UUID id) {

        /** As the {@code next} link carries it. */
        public String token() {
            return Values.token(this);
        }
    }

    /**
     * {@code _include=source:parameter:target} or {@code _revinclude}.
     *
     * @param targetType null for every type that the parameter may lead to
     */
    public record Include(
            String sourceType, String parameter, @Nullable String targetType, boolean reverse) {}
}

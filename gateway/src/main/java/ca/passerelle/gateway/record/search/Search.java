package ca.passerelle.gateway.record.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search that the grammar allows, ready to be turned into SQL. All conditions hold together.
 *
 * @param type the type searched
 * @param ids {@code _id}: any of these; null when not asked
 * @param terms for each parameter asked: any of these keys
 * @param texts for each string parameter asked: any of these patterns
 * @param updated bounds of {@code _lastUpdated}
 * @param order the order of the matches
 * @param count how many on a page; 0 for the count alone
 * @param after where the page begins, exclusive; null for the first
 * @param includes what else to return
 * @param total whether the exact total is wanted
 */
public record Search(
        String type,
        @Nullable List<UUID> ids,
        List<AnyKey> terms,
        List<AnyText> texts,
        List<Bound> updated,
        Order order,
        int count,
        @Nullable Position after,
        List<Include> includes,
        boolean total) {

    /** Any of these values of one token or reference parameter, or none of them when negated. */
    public record AnyKey(String parameter, List<String> values, boolean negated) {}

    /** Any of these folded texts of one string parameter. */
    public record AnyText(String parameter, List<String> values, Match match) {}

    /** How a string parameter compares. */
    public enum Match {
        STARTS,
        CONTAINS,
        EXACT
    }

    /** One bound of {@code _lastUpdated}: {@code updated >= from} and {@code updated < until}, either open. */
    public record Bound(@Nullable Instant from, @Nullable Instant until) {}

    /** The orders in which matches can be asked for; each is total, so that paging has no gaps. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST,
        BY_ID
    }

    /** The last match of the page before. */
    public record Position(Instant updated, UUID id) {

        /** As the {@code next} link carries it. */
        public String token() {
            return Values.token(this);
        }
    }

    /** {@code _include=source:parameter} or {@code _revinclude}. */
    public record Include(String sourceType, String parameter, boolean reverse) {}
}

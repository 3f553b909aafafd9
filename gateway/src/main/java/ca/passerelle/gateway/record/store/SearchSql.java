package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.search.Condition;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.passerelle.gateway.record.search.Search;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search as one SQL statement. The caller's participation is a term of its own in every statement. */
final class SearchSql {

    private SearchSql() {}

    /** Among whose resources to search, of those the caller may see. */
    enum Whose {
        VISIBLE,
        OWN
    }

    /**
     * The rows of one page and one more: it tells whether there is a next.
     *
     * @param settledBefore nothing changed at or after this time is given; null for no such limit
     */
    static Fragment page(Caller caller, Search search, Whose whose, @Nullable Instant settledBefore) {
        OrderSql order = new OrderSql(search);
        Fragment where = where(caller, search, whose, settledBefore);
        Search.Position after = search.after();
        if (after != null) {
            where = where.and(order.after(after));
        }
        return Fragment.of("select r.type, r.id, r.version, r.updated, r.deleted, r.body")
                .then(order.columns())
                .then(targets(search))
                .then(" from resource r where ")
                .then(where)
                .then(order.by())
                .then(Fragment.of(" limit ?", search.count() + 1));
    }

    /** What each row refers to by a parameter whose targets are included, as arrays {@code t0}, {@code t1} … by number of the inclusion. */
    private static Fragment targets(Search search) {
        Fragment columns = Fragment.of("");
        for (int i = 0; i < search.includes().size(); i++) {
            Search.Include include = search.includes().get(i);
            if (!include.reverse()) {
                columns = columns.then(", array(select l from unnest(r.links) l where ")
                        .then(KeySql.refers("r", "l", IndexEntry.key(include.sourceType(), include.parameter(), "")))
                        .then(") as t" + i);
            }
        }
        return columns;
    }

    static Fragment count(Caller caller, Search search, @Nullable Instant settledBefore) {
        return Fragment.of("select count(*) from resource r where ")
                .then(where(caller, search, Whose.VISIBLE, settledBefore));
    }

    private static Fragment where(Caller caller, Search search, Whose whose, @Nullable Instant settledBefore) {
        boolean workList = search.conditions().stream().anyMatch(SearchSql::isOwner);
        ConditionSql sql = new ConditionSql(caller, "r", search.type());
        Fragment where =
                workList ? participates(caller, "r.type = ?", search.type(), sql) : visible(caller, search, sql);
        if (whose == Whose.OWN) {
            where = where.and(Fragment.of("r.custodian = ?", caller.partner()));
        }
        for (Condition condition : search.conditions()) {
            where = where.and(workList ? workListTerm(condition, sql) : sql.of(condition));
        }
        return settledBefore == null ? where : where.and(Fragment.of("r.updated < ?", Timestamp.from(settledBefore)));
    }

    /**
     * What has a given identifier is one row or two, found by that key alone. Were the type or the caller offered to the planner as another
     * way in, it would read every row of the type beside it for as long as a young table has no statistics.
     */
    private static Fragment visible(Caller caller, Search search, ConditionSql sql) {
        boolean identified = search.conditions().stream().anyMatch(SearchSql::isIdentifier);
        return identified ? participates(caller, "r.type || '' = ?", search.type(), sql) : sql.visible();
    }

    /** Not by the index of keys: the rows of a work list are few, those that the caller takes part in may be a million. */
    private static Fragment participates(Caller caller, String ofType, String type, ConditionSql sql) {
        Fragment there = Fragment.of(ofType + " and not r.deleted", type);
        return caller.isGateway() ? there : there.and(sql.participates());
    }

    /** The owner's work list has an ordered index of its own: a GIN index finds the rows but not their order. */
    private static Fragment workListTerm(Condition condition, ConditionSql sql) {
        if (isOwner(condition)) {
            return Fragment.of(
                    "r.owner = ?", ((Condition.AnyKey) condition).terms().get(0));
        }
        return isPlainStatus(condition) ? status(((Condition.AnyKey) condition).terms()) : sql.of(condition);
    }

    /** One status alone: of several the index would give each in its order, and all would have to be sorted. */
    private static Fragment status(List<String> statuses) {
        return statuses.size() == 1
                ? Fragment.of("r.status = ?", statuses.get(0))
                : Fragment.of("r.status = any(?::text[])", (Object) statuses.toArray(String[]::new));
    }

    private static boolean isOwner(Condition condition) {
        return condition instanceof Condition.AnyKey any
                && any.parameter().equals("owner")
                && any.terms().size() == 1
                && any.terms().get(0).indexOf('/') > 0;
    }

    private static boolean isIdentifier(Condition condition) {
        return condition instanceof Condition.AnyKey any
                && any.parameter().equals("identifier")
                && !any.negated()
                && any.terms().stream().noneMatch(term -> term.endsWith("|"));
    }

    private static boolean isPlainStatus(Condition condition) {
        return condition instanceof Condition.AnyKey any
                && any.parameter().equals("status")
                && !any.negated()
                && any.terms().stream().noneMatch(value -> value.indexOf('|') >= 0);
    }
}

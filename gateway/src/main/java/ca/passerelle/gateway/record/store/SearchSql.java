package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.passerelle.gateway.record.search.Search;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A search as one SQL statement over one index. The caller's participation is a term of its own in every statement. Values are always
 * bound, never written into the text.
 */
final class SearchSql {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N} ]");

    private final StringBuilder where = new StringBuilder("r.type = ? and not r.deleted");
    private final List<Object> arguments = new ArrayList<>();

    private SearchSql(Caller caller, Search search, Whose whose) {
        String type = search.type();
        arguments.add(type);
        if (!caller.isGateway()) {
            and("r.keys && ?::text[]", (Object) new String[] {
                IndexEntry.participant(type, caller.partner()), IndexEntry.participant(type, Caller.EVERYBODY)
            });
        }
        if (whose == Whose.OWN) {
            and("r.custodian = ?", caller.partner());
        }
        if (search.ids() != null) {
            and("r.id = any(?::uuid[])", (Object) search.ids().toArray(UUID[]::new));
        }
        boolean workList = search.terms().stream().anyMatch(SearchSql::isOwner);
        for (Search.AnyKey any : search.terms()) {
            term(type, any, workList);
        }
        search.texts().forEach(this::text);
        for (Search.Bound bound : search.updated()) {
            if (bound.from() != null) {
                and("r.updated >= ?", Timestamp.from(bound.from()));
            }
            if (bound.until() != null) {
                and("r.updated < ?", Timestamp.from(bound.until()));
            }
        }
    }

    /** Among whose resources to search, of those the caller may see. */
    enum Whose {
        VISIBLE,
        OWN
    }

    /** A statement with its arguments. */
    record Statement(String sql, Object[] arguments) {}

    static Statement page(Caller caller, Search search, Whose whose) {
        SearchSql sql = new SearchSql(caller, search, whose);
        Search.Position after = search.after();
        if (after != null) {
            switch (search.order()) {
                case NEWEST_FIRST -> sql.and("(r.updated, r.id) < (?, ?)", Timestamp.from(after.updated()), after.id());
                case OLDEST_FIRST -> sql.and("(r.updated, r.id) > (?, ?)", Timestamp.from(after.updated()), after.id());
                case BY_ID -> sql.and("r.id > ?", after.id());
            }
        }
        String order =
                switch (search.order()) {
                    case NEWEST_FIRST -> "r.updated desc, r.id desc";
                    case OLDEST_FIRST -> "r.updated, r.id";
                    case BY_ID -> "r.id";
                };
        // One more than the page: it tells whether there is a next.
        sql.arguments.add(search.count() + 1);
        return new Statement(
                "select r.type, r.id, r.version, r.updated, r.deleted, r.body from resource r where " + sql.where
                        + " order by " + order + " limit ?",
                sql.arguments.toArray());
    }

    static Statement count(Caller caller, Search search) {
        SearchSql sql = new SearchSql(caller, search, Whose.VISIBLE);
        return new Statement("select count(*) from resource r where " + sql.where, sql.arguments.toArray());
    }

    private void term(String type, Search.AnyKey any, boolean workList) {
        if (isOwner(any)) {
            and("r.owner = ?", any.values().get(0));
        } else if (workList && isPlainStatus(any)) {
            and("r.status = any(?::text[])", (Object) any.values().toArray(String[]::new));
        } else {
            and((any.negated() ? "not " : "") + "r.keys && ?::text[]", (Object) any.values().stream()
                    .map(value -> IndexEntry.key(type, any.parameter(), value))
                    .toArray(String[]::new));
        }
    }

    /** The owner's work list has an ordered index of its own: a GIN index finds the rows but not their order. */
    private static boolean isOwner(Search.AnyKey any) {
        return any.parameter().equals("owner")
                && any.values().size() == 1
                && any.values().get(0).indexOf('/') > 0;
    }

    private static boolean isPlainStatus(Search.AnyKey any) {
        return any.parameter().equals("status")
                && !any.negated()
                && any.values().stream().noneMatch(value -> value.indexOf('|') >= 0);
    }

    /** Texts stand one to a line, {@code parameter=folded text}; the trigram index serves regular expressions. */
    private void text(Search.AnyText any) {
        String start = "\n" + any.parameter() + "=";
        and("r.strings ~ any(?::text[])", (Object) any.values().stream()
                .map(value -> NOT_PLAIN.matcher(value).replaceAll("\\\\$0"))
                .map(text -> switch (any.match()) {
                    case STARTS -> start + text;
                    case CONTAINS -> start + "[^\n]*" + text;
                    case EXACT -> start + text + "\n";
                })
                .toArray(String[]::new));
    }

    private void and(String condition, Object... values) {
        where.append(" and ").append(condition);
        arguments.addAll(List.of(values));
    }
}

package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.search.Condition;
import ca.passerelle.gateway.record.search.DateComparison;
import ca.passerelle.gateway.record.search.IndexEntry;
import ca.passerelle.gateway.record.search.SearchParameter.Kind;
import ca.passerelle.gateway.record.search.TimeRange;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** One condition as SQL over a row of {@code resource}. What a chain looks at is limited to what the caller may see, like the search itself. */
final class ConditionSql {

    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N} ]");

    private final Caller caller;
    private final String row;
    private final String type;

    ConditionSql(Caller caller, String row, String type) {
        this.caller = caller;
        this.row = row;
        this.type = type;
    }

    /** The rows of the type that are there and that the caller may see, found by the index of keys. */
    Fragment visible() {
        Fragment there = Fragment.of(row + ".type = ? and not " + row + ".deleted", type);
        return caller.isGateway()
                ? there
                : there.and(KeySql.any(
                                row,
                                IndexEntry.participant(type, caller.partner()),
                                IndexEntry.participant(type, Caller.EVERYBODY)))
                        .and(participates());
    }

    /** That the caller takes part, whatever the index of keys says. */
    Fragment participates() {
        return Fragment.of(row + ".participants && ?::uuid[]", (Object) ResourceTable.visibleTo(caller));
    }

    Fragment of(Condition condition) {
        if (condition instanceof Condition.Ids ids) {
            return Fragment.of(row + ".id = any(?::uuid[])", (Object) ids.ids().toArray(UUID[]::new));
        }
        if (condition instanceof Condition.AnyKey any) {
            return keys(any);
        }
        if (condition instanceof Condition.AnyText any) {
            return texts(any);
        }
        if (condition instanceof Condition.AnyDate any) {
            return Fragment.any(any.comparisons().stream()
                    .map(one -> any.isLastUpdated() ? updated(one) : dated(any.parameter(), one))
                    .toList());
        }
        if (condition instanceof Condition.Missing missing) {
            return missing(missing);
        }
        if (condition instanceof Condition.Near near) {
            return Fragment.any(near.circles().stream().map(this::within).toList());
        }
        if (condition instanceof Condition.Chained chained) {
            return chained(chained);
        }
        if (condition instanceof Condition.Referred referred) {
            return referred(referred);
        }
        Condition.AnyOf anyOf = (Condition.AnyOf) condition;
        return Fragment.any(anyOf.alternatives().stream().map(this::of).toList());
    }

    /** By the index on positions: a box around the circle, then the circle. A secret address is nowhere. */
    private Fragment within(Condition.Circle circle) {
        String position = "location_position(" + row + ".body)";
        return Fragment.of(
                        "(" + row + ".type = 'Location' and not " + row
                                + ".deleted and earth_box(ll_to_earth(?, ?), ?) @> " + position,
                        circle.latitude(),
                        circle.longitude(),
                        circle.metres())
                .then(Fragment.of(
                        " and earth_distance(ll_to_earth(?, ?), " + position + ") <= ?)",
                        circle.latitude(),
                        circle.longitude(),
                        circle.metres()));
    }

    private Fragment keys(Condition.AnyKey any) {
        Fragment keys = KeySql.any(
                row,
                any.terms().stream()
                        .map(term -> IndexEntry.key(type, any.parameter(), term))
                        .toList());
        return any.negated() ? Fragment.of("not ").then(keys) : keys;
    }

    /**
     * Texts stand one to a line, {@code parameter=text}. The index of keys finds those that begin alike, the trigram index those of the
     * directory that contain a text; the lines are then compared.
     */
    private Fragment texts(Condition.AnyText any) {
        if (any.match() == Condition.Match.EXACT) {
            return KeySql.any(
                    row,
                    any.texts().stream()
                            .map(text -> IndexEntry.exactly(type, any.parameter(), text))
                            .toList());
        }
        String start = "\n" + any.parameter() + (any.match() == Condition.Match.CONTAINS ? "=[^\n]*" : "=");
        String[] patterns = any.texts().stream()
                .map(text -> start + NOT_PLAIN.matcher(text).replaceAll("\\\\$0"))
                .toArray(String[]::new);
        Fragment lines = Fragment.of(row + ".strings ~ any(?::text[])", (Object) patterns);
        List<String> starts = any.texts().stream()
                .flatMap(text -> IndexEntry.startingLike(type, any.parameter(), text).stream())
                .toList();
        return any.match() == Condition.Match.STARTS
                        && !any.parameter().endsWith(IndexEntry.TEXT)
                        && starts.size() == any.texts().size()
                ? KeySql.any(row, starts).and(lines)
                : lines;
    }

    private Fragment updated(DateComparison comparison) {
        String updated = row + ".updated";
        OffsetDateTime low = comparison.range().low().atOffset(ZoneOffset.UTC);
        OffsetDateTime high = comparison.range().high().atOffset(ZoneOffset.UTC);
        return switch (comparison.prefix()) {
            case EQ, AP -> Fragment.of("(" + updated + " >= ? and " + updated + " < ?)", low, high);
            case NE -> Fragment.of("(" + updated + " < ? or " + updated + " >= ?)", low, high);
            case GT, SA -> Fragment.of(updated + " >= ?", high);
            case GE -> Fragment.of(updated + " >= ?", low);
            case LT, EB -> Fragment.of(updated + " < ?", low);
            case LE -> Fragment.of(updated + " < ?", high);
        };
    }

    private Fragment dated(String parameter, DateComparison comparison) {
        return Fragment.of(
                        row + ".id in (select d.id from resource_date d where d.parameter = ? and ",
                        type + "." + parameter)
                .then(compared(comparison))
                .then(")");
    }

    private static Fragment compared(DateComparison comparison) {
        TimeRange range = comparison.range();
        OffsetDateTime low = range.low().atOffset(ZoneOffset.UTC);
        OffsetDateTime high = range.high().atOffset(ZoneOffset.UTC);
        return switch (comparison.prefix()) {
            case EQ -> Fragment.of("d.low >= ? and d.low < ? and d.high <= ?", low, high, high);
            case NE -> Fragment.of("(d.low < ? or d.high > ?)", low, high);
            case GT -> Fragment.of("d.high > ?", high);
            case GE -> Fragment.of("d.high > ?", low);
            case LT -> Fragment.of("d.low < ?", low);
            case LE -> Fragment.of("d.low < ?", high);
            case SA -> Fragment.of("d.low >= ?", high);
            case EB -> Fragment.of("d.high <= ?", low);
            case AP -> Fragment.of("d.low < ? and d.high > ?", high, low);
        };
    }

    private Fragment missing(Condition.Missing missing) {
        String not = missing.missing() ? "not " : "";
        String name = missing.parameter();
        if (missing.kind() == Kind.DATE) {
            return Fragment.of(
                    not + "exists (select 1 from resource_date d where d.id = " + row + ".id and d.parameter = ?)",
                    type + "." + name);
        }
        if (missing.kind() == Kind.STRING) {
            return Fragment.of(not + "coalesce(" + row + ".strings, '') like ?", "%\n" + name + "=%");
        }
        return Fragment.of(missing.missing() ? "not " : "")
                .then(KeySql.any(row, IndexEntry.key(type, name + IndexEntry.PRESENT, "")));
    }

    private Fragment chained(Condition.Chained chained) {
        ConditionSql target = new ConditionSql(caller, row + "t", chained.targetType());
        return Fragment.of(
                        row + ".keys && array(select " + KeySql.number("? || " + target.row + ".id") + " from resource "
                                + target.row + " where ",
                        IndexEntry.key(type, chained.parameter(), chained.targetType() + "/"))
                .then(target.visible())
                .and(target.of(chained.condition()))
                .then(")");
    }

    private Fragment referred(Condition.Referred referred) {
        ConditionSql source = new ConditionSql(caller, row + "s", referred.sourceType());
        return Fragment.of(row + ".id = any(array(select split_part(l, '/', 2)::uuid from resource " + source.row
                        + " cross join unnest(" + source.row + ".links) l where ")
                .then(source.visible())
                .and(source.of(referred.condition()))
                .and(Fragment.of("split_part(l, '/', 1) = ?", type))
                .and(KeySql.refers(source.row, "l", IndexEntry.key(referred.sourceType(), referred.reference(), "")))
                .then("))");
    }

    static List<Fragment> all(ConditionSql sql, List<Condition> conditions) {
        return conditions.stream().map(sql::of).toList();
    }
}

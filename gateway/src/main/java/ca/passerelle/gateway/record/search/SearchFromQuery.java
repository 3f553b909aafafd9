package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.search.Search.By;
import ca.passerelle.gateway.record.search.Search.Include;
import ca.passerelle.gateway.record.search.Search.Order;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query of a search by the grammar. What the grammar does not know is refused with the parameter named. */
public final class SearchFromQuery {

    private static final int DEFAULT_COUNT = 20;
    private static final int MAX_COUNT = 200;
    private static final int MAX_SORT_KEYS = 3;
    private static final Set<String> SUMMARIES = Set.of("true", "text", "data", "count", "false");
    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");

    private final TypeGrammar grammar;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private List<Order> order = List.of(Order.NEWEST_FIRST);
    private int count = DEFAULT_COUNT;
    private @Nullable String page;
    private boolean total;

    private SearchFromQuery(TypeGrammar grammar) {
        this.grammar = grammar;
    }

    /**
     * Reads decoded parameters.
     *
     * @throws Refusal BAD_REQUEST for an unknown type, parameter, modifier or value
     */
    public static Search of(String type, Map<String, List<String>> parameters) {
        TypeGrammar grammar = Grammar.of(type)
                .orElseThrow(() -> Refusal.badRequest(type, ProblemCode.NOT_SUPPORTED, "This type is not served."));
        SearchFromQuery reader = new SearchFromQuery(grammar);
        parameters.forEach((name, values) -> values.forEach(value -> reader.take(name, value)));
        return new Search(
                type,
                List.copyOf(reader.conditions),
                reader.order,
                reader.count,
                reader.page == null ? null : Values.position(reader.page, reader.order.size()),
                List.copyOf(reader.includes),
                reader.total);
    }

    private void take(String name, String value) {
        switch (name) {
            case "_sort" -> order = order(value);
            case "_count" -> count(value);
            case "_page" -> page = value;
            case "_include" -> includes.add(include(name, value, false));
            case "_revinclude" -> includes.add(include(name, value, true));
            case "_total" -> total = oneOf(name, value, TOTALS).equals("accurate");
            case "_summary" -> {
                if (oneOf(name, value, SUMMARIES).equals("count")) {
                    count = 0;
                    total = true;
                }
            }
            case "_format", "_pretty", "_elements" -> {
                // How the answer is written: the server's concern.
            }
            default -> conditions.add(ConditionFromParameter.of(grammar, name, value));
        }
    }

    private List<Order> order(String value) {
        List<Order> keys = Arrays.stream(value.split(",", -1)).map(this::key).toList();
        if (keys.size() > MAX_SORT_KEYS) {
            throw ConditionFromParameter.unsupported("_sort");
        }
        return keys;
    }

    private Order key(String text) {
        boolean descending = text.startsWith("-");
        String name = descending ? text.substring(1) : text;
        By by =
                switch (name) {
                    case "_lastUpdated" -> By.LAST_UPDATED;
                    case "_id" -> By.ID;
                    default ->
                        switch (grammar.parameter(name)
                                .orElseThrow(() -> ConditionFromParameter.unsupported("_sort"))
                                .kind()) {
                            case DATE -> By.DATE;
                            case STRING -> By.STRING;
                            case TOKEN, REFERENCE, URI, SPECIAL -> throw ConditionFromParameter.unsupported("_sort");
                        };
                };
        return new Order(by, name, descending);
    }

    private void count(String value) {
        try {
            count = Math.min(Integer.parseUnsignedInt(value), MAX_COUNT);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("_count", ProblemCode.INVALID_VALUE, "_count is a whole number, 0 or more.");
        }
        if (count < 0) {
            count = MAX_COUNT;
        }
        total |= count == 0;
    }

    private static String oneOf(String name, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw Refusal.badRequest(name, ProblemCode.INVALID_VALUE, "The value is not one that FHIR knows: " + name);
        }
        return value;
    }

    private Include include(String name, String value, boolean reverse) {
        String[] parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw ConditionFromParameter.unsupported(name);
        }
        TypeGrammar source = Grammar.of(parts[0]).orElseThrow(() -> ConditionFromParameter.unsupported(name));
        String target = parts.length == 3 ? parts[2] : reverse ? grammar.type() : null;
        boolean allowed = source.includes().contains(parts[1])
                && (reverse || source.type().equals(grammar.type()))
                && (target == null
                        || source.parameter(parts[1]).orElseThrow().targets().contains(target));
        if (!allowed) {
            throw ConditionFromParameter.unsupported(name);
        }
        return new Include(parts[0], parts[1], target, reverse);
    }
}

package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.search.Search.AnyKey;
import ca.passerelle.gateway.record.search.Search.AnyText;
import ca.passerelle.gateway.record.search.Search.Bound;
import ca.passerelle.gateway.record.search.Search.Include;
import ca.passerelle.gateway.record.search.Search.Match;
import ca.passerelle.gateway.record.search.Search.Order;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the query of a search by the grammar. What the grammar does not know is refused with the parameter named. */
public final class SearchFromQuery {

    private static final int DEFAULT_COUNT = 50;
    private static final int MAX_COUNT = 200;

    private final TypeGrammar grammar;
    private final List<AnyKey> terms = new ArrayList<>();
    private final List<AnyText> texts = new ArrayList<>();
    private final List<Bound> updated = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private @Nullable List<UUID> ids;
    private Order order = Order.NEWEST_FIRST;
    private int count = DEFAULT_COUNT;
    private Search.@Nullable Position after;
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
                reader.ids,
                List.copyOf(reader.terms),
                List.copyOf(reader.texts),
                List.copyOf(reader.updated),
                reader.order,
                reader.count,
                reader.after,
                List.copyOf(reader.includes),
                reader.total);
    }

    private void take(String name, String value) {
        switch (name) {
            case "_id" ->
                ids = Values.split(value).stream()
                        .map(ResourceKey::uuid)
                        .flatMap(Optional::stream)
                        .toList();
            // The second spelling stands in the examples of Gravity SDOHCC 3.0.0; clients copy it.
            case "_lastUpdated", "_lastupdated" -> updated.add(Values.bound(name, value));
            case "_sort" -> order = order(value);
            case "_count" -> count = count(value);
            case "_page" -> after = Values.position(value);
            case "_include" -> includes.add(include(name, value, false));
            case "_revinclude" -> includes.add(include(name, value, true));
            case "_total" -> total = "accurate".equals(value);
            case "_summary" -> {
                if ("count".equals(value)) {
                    count = 0;
                    total = true;
                }
            }
            case "_format", "_pretty", "_elements" -> {
                // How the answer is written: the server's concern.
            }
            default -> parameter(name, value);
        }
    }

    private void parameter(String name, String value) {
        int colon = name.indexOf(':');
        String base = colon < 0 ? name : name.substring(0, colon);
        String modifier = colon < 0 ? "" : name.substring(colon + 1);
        SearchParameter parameter = grammar.parameter(base).orElseThrow(() -> unsupported(name));
        switch (parameter.kind()) {
            case STRING ->
                texts.add(new AnyText(
                        base, Values.split(value).stream().map(Terms::fold).toList(), match(name, modifier)));
            case TOKEN -> {
                if (!modifier.isEmpty() && !modifier.equals("not")) {
                    throw unsupported(name);
                }
                terms.add(new AnyKey(base, Values.split(value), modifier.equals("not")));
            }
            case REFERENCE ->
                terms.add(new AnyKey(
                        base,
                        Values.split(value).stream()
                                .map(reference -> reference(name, modifier, reference))
                                .toList(),
                        false));
        }
    }

    /** A literal reference as the index holds it: of an absolute URL the last two parts (real clients copy the guides' examples). */
    private static String reference(String name, String modifier, String value) {
        if (!modifier.isEmpty()) {
            if (Grammar.of(modifier).isEmpty() || value.indexOf('/') >= 0) {
                throw unsupported(name);
            }
            return modifier + "/" + value;
        }
        int last = value.lastIndexOf('/');
        int before = value.lastIndexOf('/', last - 1);
        return before < 0 ? value : value.substring(before + 1);
    }

    private static Match match(String name, String modifier) {
        return switch (modifier) {
            case "" -> Match.STARTS;
            case "contains" -> Match.CONTAINS;
            case "exact" -> Match.EXACT;
            default -> throw unsupported(name);
        };
    }

    private static Order order(String value) {
        return switch (value) {
            case "-_lastUpdated" -> Order.NEWEST_FIRST;
            case "_lastUpdated" -> Order.OLDEST_FIRST;
            case "_id" -> Order.BY_ID;
            default -> throw unsupported("_sort");
        };
    }

    private static int count(String value) {
        try {
            return Math.min(Math.max(Integer.parseInt(value), 0), MAX_COUNT);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("_count", ProblemCode.INVALID_VALUE, "_count is a whole number.");
        }
    }

    private Include include(String name, String value, boolean reverse) {
        String[] parts = value.split(":", -1);
        if (parts.length < 2) {
            throw unsupported(name);
        }
        TypeGrammar source = Grammar.of(parts[0]).orElseThrow(() -> unsupported(name));
        boolean allowed = source.includes().contains(parts[1])
                && (reverse || source.type().equals(grammar.type()))
                && parts.length <= 3;
        if (!allowed) {
            throw unsupported(name);
        }
        return new Include(parts[0], parts[1], reverse);
    }

    private static Refusal unsupported(String name) {
        return Refusal.badRequest(
                name,
                ProblemCode.UNSUPPORTED_PARAMETER,
                "The search parameter or its modifier is not supported here: " + Values.printable(name));
    }
}

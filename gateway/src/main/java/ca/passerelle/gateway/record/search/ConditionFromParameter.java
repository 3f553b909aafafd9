package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.search.Condition.AnyDate;
import ca.passerelle.gateway.record.search.Condition.AnyKey;
import ca.passerelle.gateway.record.search.Condition.AnyText;
import ca.passerelle.gateway.record.search.Condition.Match;
import ca.passerelle.profiles.ProblemCode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one parameter of a query by the grammar of the type that is searched. */
final class ConditionFromParameter {

    private static final Clock CLOCK = Clock.systemUTC();

    private final TypeGrammar grammar;
    private final String name;
    private final String value;

    private ConditionFromParameter(TypeGrammar grammar, String name, String value) {
        this.grammar = grammar;
        this.name = name;
        this.value = value;
    }

    /**
     * The condition that the parameter states.
     *
     * @param name with its modifier or chain, as written
     * @throws Refusal BAD_REQUEST for what the grammar does not know
     */
    static Condition of(TypeGrammar grammar, String name, String value) {
        return new ConditionFromParameter(grammar, name, value).condition();
    }

    private Condition condition() {
        if (name.startsWith("_has:")) {
            return referred();
        }
        if (name.indexOf('.') > 0) {
            return chained();
        }
        List<String> values = Values.split(value);
        if (values.isEmpty()) {
            throw invalid("The parameter has no value: ");
        }
        return switch (name) {
            case "_id" ->
                new Condition.Ids(values.stream()
                        .map(ResourceKey::uuid)
                        .flatMap(Optional::stream)
                        .toList());
            // The second spelling stands in the examples of Gravity SDOHCC 3.0.0; clients copy it.
            case "_lastUpdated", "_lastupdated" -> dates("_lastUpdated", values);
            default -> plain(values);
        };
    }

    private Condition plain(List<String> values) {
        String base = before(name, ':');
        String modifier = name.substring(Math.min(base.length() + 1, name.length()));
        SearchParameter parameter = grammar.parameter(base).orElseThrow(() -> unsupported(name));
        if (parameter.kind() == SearchParameter.Kind.SPECIAL) {
            plainOnly(modifier);
            return new Condition.Near(base, values.stream().map(this::circle).toList());
        }
        if (modifier.equals("missing")) {
            return new Condition.Missing(base, parameter.kind(), truth());
        }
        return switch (parameter.kind()) {
            case STRING -> texts(base, modifier, values);
            case TOKEN -> {
                if (modifier.equals("text") && IndexEntry.TEXTS.contains(base)) {
                    yield texts(base + IndexEntry.TEXT, "", values);
                }
                if (values.contains("|") || !(modifier.isEmpty() || modifier.equals("not"))) {
                    throw unsupported(name);
                }
                yield new AnyKey(base, values, modifier.equals("not"));
            }
            case REFERENCE -> references(parameter, modifier, values);
            case DATE -> {
                plainOnly(modifier);
                yield dates(base, values);
            }
            case URI -> {
                plainOnly(modifier);
                yield new AnyKey(base, values, false);
            }
            case SPECIAL -> throw unsupported(name);
        };
    }

    /** {@code [latitude]|[longitude]|[distance]|[units]}, of R4; kilometres and 25 of them unless said. */
    private Condition.Circle circle(String text) {
        return NearValue.of(text)
                .orElseThrow(() ->
                        invalid("A place is latitude|longitude|distance|units, with units km, m, mi or [mi_us]: "));
    }

    private AnyText texts(String base, String modifier, List<String> values) {
        Match match =
                switch (modifier) {
                    case "" -> Match.STARTS;
                    case "contains" -> Match.CONTAINS;
                    case "exact" -> Match.EXACT;
                    default -> throw unsupported(name);
                };
        return new AnyText(
                base,
                values.stream()
                        .map(match == Match.EXACT ? Terms::oneLine : Terms::fold)
                        .toList(),
                match);
    }

    private AnyDate dates(String base, List<String> values) {
        return new AnyDate(
                base,
                values.stream()
                        .map(date -> DateComparison.of(date, CLOCK)
                                .orElseThrow(() -> invalid("A date, or its prefix, is not one that FHIR knows: ")))
                        .toList());
    }

    private AnyKey references(SearchParameter parameter, String modifier, List<String> values) {
        if (modifier.equals("identifier")) {
            return new AnyKey(parameter.name() + IndexEntry.IDENTIFIER, values, false);
        }
        if (!modifier.isEmpty() && !parameter.targets().contains(modifier)) {
            throw unsupported(name);
        }
        return new AnyKey(
                parameter.name(),
                values.stream()
                        .flatMap(reference -> reference(parameter, modifier, reference))
                        .distinct()
                        .toList(),
                false);
    }

    /** A literal reference as the index holds it: of an absolute URL also the last two parts (real clients copy the guides' examples). */
    private Stream<String> reference(SearchParameter parameter, String modifier, String reference) {
        int last = reference.lastIndexOf('/');
        if (last < 0) {
            Stream<String> types = modifier.isEmpty() ? parameter.targets().stream() : Stream.of(modifier);
            return Stream.concat(Stream.of(reference), types.map(type -> type + "/" + reference));
        }
        int before = reference.lastIndexOf('/', last - 1);
        String relative = reference.substring(before + 1);
        if (!modifier.isEmpty() && !relative.startsWith(modifier + "/")) {
            throw unsupported(name);
        }
        return before < 0 ? Stream.of(reference) : Stream.of(reference, relative);
    }

    /** {@code reference.parameter} or {@code reference:Type.parameter}, one hop, of the allow-list. */
    private Condition chained() {
        int dot = name.indexOf('.');
        String reference = before(name.substring(0, dot), ':');
        String type = name.substring(Math.min(reference.length() + 1, dot), dot);
        String rest = name.substring(dot + 1);
        boolean allowed = grammar.chains().getOrDefault(reference, List.of()).contains(before(rest, ':'))
                && rest.indexOf('.') < 0;
        if (!allowed) {
            throw unsupported(name);
        }
        List<Condition> alternatives = grammar.parameter(reference).orElseThrow().targets().stream()
                .filter(target -> type.isEmpty() || target.equals(type))
                .map(target -> Grammar.of(target).orElseThrow())
                .filter(target -> target.parameter(before(rest, ':')).isPresent())
                .<Condition>map(target -> new Condition.Chained(reference, target.type(), of(target, rest, value)))
                .toList();
        if (alternatives.isEmpty()) {
            throw unsupported(name);
        }
        return alternatives.size() == 1 ? alternatives.get(0) : new Condition.AnyOf(name, alternatives);
    }

    /** {@code _has:Type:reference:parameter}, of the allow-list. */
    private Condition referred() {
        String[] parts = name.split(":", 4);
        boolean allowed = parts.length == 4
                && grammar.referredBy().contains(parts[1] + ":" + parts[2])
                && parts[3].indexOf('.') < 0
                && !parts[3].startsWith("_has");
        if (!allowed) {
            throw unsupported(name);
        }
        TypeGrammar source = Grammar.of(parts[1]).orElseThrow(() -> unsupported(name));
        return new Condition.Referred(source.type(), parts[2], of(source, parts[3], value));
    }

    private boolean truth() {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid("The value is true or false: ");
        };
    }

    private void plainOnly(String modifier) {
        if (!modifier.isEmpty()) {
            throw unsupported(name);
        }
    }

    private static String before(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? text : text.substring(0, at);
    }

    private Refusal invalid(String text) {
        return Refusal.badRequest(Values.printable(name), ProblemCode.INVALID_VALUE, text + Values.printable(name));
    }

    static Refusal unsupported(String name) {
        return Refusal.badRequest(
                Values.printable(name),
                ProblemCode.UNSUPPORTED_PARAMETER,
                "The search parameter or its modifier is not supported here: " + Values.printable(name));
    }
}

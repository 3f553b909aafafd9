package ca.passerelle.gateway.oracle;

import ca.passerelle.gateway.oracle.Offer.Parameter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** The ways of asking by one parameter, each with values that some resource holds, and some that none does. */
final class Questions {

    private static final List<String> PREFIXES = List.of("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private final Population population;
    private final Random random;
    private final int each;

    /**
     * Draws from what there is.
     *
     * @param each how many values of a form are asked for
     */
    Questions(Population population, Random random, int each) {
        this.population = population;
        this.random = random;
        this.each = each;
    }

    /**
     * All forms of asking by the parameter.
     *
     * @throws IllegalStateException for a parameter of a kind that there are no forms for
     */
    List<Query> about(String type, Parameter parameter) {
        if (parameter.kind() == SearchParamType.SPECIAL) {
            // The oracle measures nearness in a box; LocationNearTest holds ours against the sphere.
            return List.of();
        }
        List<Query> queries = new ArrayList<>();
        List<Base> values = values(type, parameter);
        switch (parameter.kind()) {
            case TOKEN -> tokens(type, parameter.name(), values, queries);
            case STRING -> strings(type, parameter.name(), values, queries);
            case DATE -> dates(type, parameter.name(), values, queries);
            case REFERENCE -> references(type, parameter, values, queries);
            case URI -> uris(type, parameter.name(), values, queries);
            default -> throw new IllegalStateException("no questions for " + type + "." + parameter);
        }
        for (String truth : List.of("true", "false")) {
            queries.add(Query.of(kind(parameter) + " :missing", type, parameter.name() + ":missing", truth));
        }
        return queries;
    }

    static String kind(Parameter parameter) {
        return parameter.kind().toCode();
    }

    private List<Base> values(String type, Parameter parameter) {
        List<Base> values = new ArrayList<>();
        for (Resource resource : population.of(type)) {
            parameter.paths().forEach(path -> values.addAll(SearchPaths.values(resource, path)));
        }
        Collections.shuffle(values, random);
        return values;
    }

    private void tokens(String type, String name, List<Base> values, List<Query> queries) {
        Set<Token> tokens = new LinkedHashSet<>();
        values.forEach(value -> Token.of(value, tokens));
        List<Token> all = List.copyOf(tokens);
        Set<String> forms = new LinkedHashSet<>();
        for (Token token : some(all, token -> true)) {
            String code = Query.escaped(token.code());
            String system = Query.escaped(token.system());
            if (!code.isEmpty()) {
                add(queries, forms, "token code", type, name, code);
                add(queries, forms, "token |code", type, name, "|" + code);
                add(queries, forms, "token :not", type, name + ":not", code);
                add(queries, forms, "token wrong case", type, name, swapCase(code));
            }
            if (!system.isEmpty() && !code.isEmpty()) {
                add(queries, forms, "token system|code", type, name, system + "|" + code);
                add(queries, forms, "token :not system|code", type, name + ":not", system + "|" + code);
            }
            if (!system.isEmpty()) {
                add(queries, forms, "token system|", type, name, system + "|");
            }
        }
        if (all.size() > 1) {
            String two = Query.escaped(all.get(0).code()) + ","
                    + Query.escaped(all.get(1).code());
            if (!two.startsWith(",") && !two.endsWith(",")) {
                queries.add(Query.of("token or", type, name, two));
                queries.add(Query.of("token :not or", type, name + ":not", two));
                queries.add(Query.of(
                                "token and",
                                type,
                                name,
                                Query.escaped(all.get(0).code()))
                        .and(name, Query.escaped(all.get(1).code())));
            }
        }
        queries.add(Query.of("token nowhere", type, name, "nowhere"));
    }

    private void strings(String type, String name, List<Base> values, List<Query> queries) {
        Set<String> texts = new LinkedHashSet<>();
        values.forEach(value -> texts(value, texts));
        Set<String> forms = new LinkedHashSet<>();
        for (String text : some(List.copyOf(texts), text -> !text.isBlank())) {
            String whole = Query.escaped(text);
            add(queries, forms, "string", type, name, whole);
            add(queries, forms, "string start", type, name, Query.escaped(text.substring(0, (text.length() + 1) / 2)));
            add(queries, forms, "string and space", type, name, whole + " ");
            add(queries, forms, "string case", type, name, swapCase(whole));
            add(queries, forms, "string accents", type, name, Query.escaped(plain(text)));
            add(queries, forms, "string :exact", type, name + ":exact", whole);
            add(queries, forms, "string :exact case", type, name + ":exact", swapCase(whole));
            add(queries, forms, "string :contains", type, name + ":contains", Query.escaped(middle(text)));
            add(
                    queries,
                    forms,
                    "string :contains case",
                    type,
                    name + ":contains",
                    swapCase(Query.escaped(middle(text))));
        }
        if (texts.size() > 1) {
            List<String> two = List.copyOf(texts).subList(0, 2);
            queries.add(Query.of("string or", type, name, Query.escaped(two.get(0)) + "," + Query.escaped(two.get(1))));
            queries.add(Query.of("string and", type, name, Query.escaped(two.get(0)))
                    .and(name, Query.escaped(two.get(1))));
        }
    }

    private static void texts(Base value, Set<String> texts) {
        if (value instanceof HumanName name) {
            texts.add(text(name.getFamily()));
            name.getGiven().stream().map(StringType::getValue).forEach(texts::add);
        } else if (value instanceof Address address) {
            texts.add(text(address.getCity()));
            texts.add(text(address.getPostalCode()));
            address.getLine().stream().map(StringType::getValue).forEach(texts::add);
        } else if (value instanceof PrimitiveType<?> primitive) {
            texts.add(text(primitive.getValueAsString()));
        }
        texts.remove("");
    }

    private void dates(String type, String name, List<Base> values, List<Query> queries) {
        Set<String> dates = new LinkedHashSet<>();
        values.forEach(value -> dates(value, dates));
        Set<String> forms = new LinkedHashSet<>();
        for (String date : some(List.copyOf(dates), date -> true)) {
            for (int length : List.of(4, 7, 10, date.length())) {
                if (length > date.length()) {
                    continue;
                }
                String precision = length == 4 ? "year" : length == 7 ? "month" : length == 10 ? "day" : "time";
                String prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
                add(queries, forms, "date " + prefix + " " + precision, type, name, prefix + date.substring(0, length));
            }
        }
        List<String> all = List.copyOf(dates);
        for (String prefix : all.isEmpty() ? List.<String>of() : PREFIXES) {
            String date = all.get(random.nextInt(all.size()));
            String day = date.substring(0, Math.min(10, date.length()));
            String precision = day.length() == 4 ? "year" : day.length() == 7 ? "month" : "day";
            add(queries, forms, "date " + prefix + " " + precision, type, name, prefix + day);
        }
        if (all.size() > 1) {
            String a = all.get(0).substring(0, 4);
            String b = all.get(1).substring(0, Math.min(10, all.get(1).length()));
            queries.add(Query.of("date or", type, name, "lt" + a + ",gt" + b));
            queries.add(Query.of("date and", type, name, "ge" + a).and(name, "le" + b));
        }
    }

    private static void dates(@Nullable Base value, Set<String> dates) {
        if (value instanceof BaseDateTimeType date && date.hasValue()) {
            dates.add(date.getValueAsString());
        } else if (value instanceof Period period) {
            dates(period.getStartElement(), dates);
            dates(period.getEndElement(), dates);
        } else if (value instanceof Timing timing) {
            timing.getEvent().forEach(event -> dates(event, dates));
        }
    }

    private void references(String type, Parameter parameter, List<Base> values, List<Query> queries) {
        String name = parameter.name();
        Set<String> literals = new LinkedHashSet<>();
        Set<Token> identifiers = new LinkedHashSet<>();
        for (Base value : values) {
            if (value instanceof Reference reference) {
                literals.add(text(reference.getReference()));
                Token.of(reference.getIdentifier(), identifiers);
            } else if (value instanceof PrimitiveType<?> canonical) {
                literals.add(text(canonical.getValueAsString()));
            }
        }
        literals.remove("");
        List<String> chosen = some(List.copyOf(literals), literal -> true);
        Set<String> forms = new LinkedHashSet<>();
        for (String literal : chosen) {
            int slash = literal.indexOf('/');
            add(queries, forms, literal.indexOf(':') > 0 ? "canonical" : "reference Type/id", type, name, literal);
            if (literal.indexOf(':') < 0 && slash > 0) {
                String target = literal.substring(0, slash);
                String id = literal.substring(slash + 1);
                add(queries, forms, "reference id", type, name, id);
                add(queries, forms, "reference :Type id", type, name + ":" + target, id);
                add(queries, forms, "reference absolute", type, name, "{base}/" + literal);
            }
        }
        for (Token identifier :
                some(List.copyOf(identifiers), token -> !token.code().isEmpty())) {
            String code = Query.escaped(identifier.code());
            add(queries, forms, "reference :identifier", type, name + ":identifier", identifier.system() + "|" + code);
            add(queries, forms, "reference :identifier code", type, name + ":identifier", code);
        }
        if (chosen.size() > 1) {
            queries.add(Query.of("reference or", type, name, chosen.get(0) + "," + chosen.get(1)));
        }
        queries.add(Query.of("reference nowhere", type, name, NOBODY));
    }

    private void uris(String type, String name, List<Base> values, List<Query> queries) {
        Set<String> uris = new LinkedHashSet<>();
        values.forEach(value -> uris.add(text(value.primitiveValue())));
        for (String uri : some(List.copyOf(uris), uri -> !uri.isEmpty())) {
            queries.add(Query.of("uri", type, name, Query.escaped(uri)));
            queries.add(Query.of("uri start", type, name, Query.escaped(uri.substring(0, uri.length() - 1))));
        }
    }

    /** Once of each value and form. */
    private static void add(
            List<Query> queries, Set<String> asked, String form, String type, String name, String value) {
        if (asked.add(form + name + value) && !value.isBlank()) {
            queries.add(Query.of(form, type, name, value));
        }
    }

    private <T> List<T> some(List<T> all, Function<T, Boolean> wanted) {
        return all.stream().filter(wanted::apply).limit(each).toList();
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    private static String middle(String text) {
        return text.length() < 4 ? text : text.substring(1, text.length() - 1);
    }

    private static String swapCase(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals(text) ? text.toUpperCase(Locale.ROOT) : lower;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

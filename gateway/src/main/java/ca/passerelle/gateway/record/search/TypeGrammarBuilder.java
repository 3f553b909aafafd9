package ca.passerelle.gateway.record.search;

import ca.passerelle.gateway.record.search.SearchParameter.Kind;
import ca.uhn.fhir.model.api.annotation.SearchParamDefinition;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** Builds the grammar of one type from the definitions of the official SearchParameters, which HAPI's model classes carry. */
final class TypeGrammarBuilder {

    /** Types of search parameter whose values the record does not index. */
    private static final Set<String> NOT_INDEXED = Set.of("composite", "quantity", "number", "special");

    /** Reference parameters over canonical URLs, which lead to no resource of the record by its id. */
    private static final Set<String> CANONICAL = Set.of("instantiates-canonical", "questionnaire");

    private final String type;
    private final Map<String, SearchParameter> official = new LinkedHashMap<>();
    private final Map<String, SearchParameter> parameters = new LinkedHashMap<>();
    private final Map<String, List<String>> chains = new LinkedHashMap<>();
    private final Set<String> referredBy = new LinkedHashSet<>();
    private boolean published;
    private boolean deletable = true;

    private TypeGrammarBuilder(Class<? extends Resource> model) {
        type = model.getSimpleName();
        for (Field field : model.getFields()) {
            SearchParamDefinition definition = field.getAnnotation(SearchParamDefinition.class);
            if (definition != null
                    && !NOT_INDEXED.contains(definition.type())
                    && !definition.name().startsWith("_")) {
                official.put(definition.name(), parameter(definition));
            }
        }
    }

    static TypeGrammarBuilder type(Class<? extends Resource> model) {
        return new TypeGrammarBuilder(model);
    }

    private static SearchParameter parameter(SearchParamDefinition definition) {
        return new SearchParameter(
                definition.name(),
                Kind.valueOf(definition.type().toUpperCase(Locale.ROOT)),
                definition.path(),
                ElementPath.of(definition.path()),
                Arrays.stream(definition.target()).map(Class::getSimpleName).toList());
    }

    /** Resources of it are for everybody. */
    TypeGrammarBuilder published() {
        published = true;
        return permanent();
    }

    /** Its status says that it is over; it is not deleted. */
    TypeGrammarBuilder permanent() {
        deletable = false;
        return this;
    }

    /** Offers these official parameters. */
    TypeGrammarBuilder by(String... names) {
        for (String name : names) {
            SearchParameter parameter = official.get(name);
            if (parameter == null) {
                throw new IllegalArgumentException("R4 has no search parameter " + type + "." + name);
            }
            parameters.put(name, parameter);
        }
        return this;
    }

    /** Offers every official parameter of a kind that is indexed, but for phonetic search and those named. */
    TypeGrammarBuilder byAllBut(String... names) {
        List<String> left = Arrays.asList(names);
        official.keySet().stream()
                .filter(name -> !name.equals("phonetic") && !left.contains(name))
                .sorted()
                .forEach(this::by);
        return this;
    }

    /** Offers a reference parameter that an implementation guide defines. */
    TypeGrammarBuilder byReference(String name, String expression, String... targets) {
        parameters.put(
                name,
                new SearchParameter(name, Kind.REFERENCE, expression, ElementPath.of(expression), List.of(targets)));
        return this;
    }

    /** Offers {@code near}, which no other type has. */
    TypeGrammarBuilder byNearness() {
        String expression = type + ".position";
        parameters.put(
                "near", new SearchParameter("near", Kind.SPECIAL, expression, ElementPath.of(expression), List.of()));
        return this;
    }

    /** Lets a query chain from a reference parameter to parameters of its target. */
    TypeGrammarBuilder chain(String parameter, String... targetParameters) {
        if (!parameters.containsKey(parameter)) {
            throw new IllegalArgumentException(type + " is not searched by " + parameter);
        }
        chains.put(parameter, List.of(targetParameters));
        return this;
    }

    /** Lets a query ask, by {@code _has}, for what is referred to by others: each {@code Type:reference}. */
    TypeGrammarBuilder has(String... references) {
        referredBy.addAll(List.of(references));
        return this;
    }

    /** The grammar, its references leading only to types that the record keeps. */
    TypeGrammar build(Set<String> kept) {
        Map<String, SearchParameter> table = new LinkedHashMap<>();
        Set<String> includes = new LinkedHashSet<>();
        parameters.forEach((name, parameter) -> {
            List<String> targets = new ArrayList<>(
                    parameter.targets().isEmpty() || parameter.targets().contains("Resource")
                            ? kept
                            : parameter.targets());
            targets.retainAll(kept);
            table.put(
                    name,
                    new SearchParameter(
                            name, parameter.kind(), parameter.expression(), parameter.path(), List.copyOf(targets)));
            if (parameter.kind() == Kind.REFERENCE && !targets.isEmpty() && !CANONICAL.contains(name)) {
                includes.add(name);
            }
        });
        return new TypeGrammar(
                type,
                published,
                deletable,
                Collections.unmodifiableMap(table),
                Collections.unmodifiableSet(includes),
                Collections.unmodifiableMap(chains),
                Collections.unmodifiableSet(referredBy));
    }

    String type() {
        return type;
    }
}

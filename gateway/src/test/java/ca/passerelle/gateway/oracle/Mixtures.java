package ca.passerelle.gateway.oracle;

import ca.passerelle.gateway.oracle.Offer.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What is asked across parameters: combinations, ids, stamps, orders, pages, totals, includes, chains. */
final class Mixtures {

    private static final int COMBINATIONS = 14;

    private final Population population;
    private final Map<String, Offer> offers;
    private final Random random;

    Mixtures(Population population, Map<String, Offer> offers, Random random) {
        this.population = population;
        this.offers = offers;
        this.random = random;
    }

    /** Two or three of the single questions together. */
    List<Query> combinations(List<Query> singles) {
        List<Query> answerable =
                singles.stream().filter(query -> query.terms().size() == 1).toList();
        List<Query> queries = new ArrayList<>();
        for (int i = 0; i < COMBINATIONS && answerable.size() > 1; i++) {
            Query query = any(answerable).named("combination");
            for (int more = 1 + random.nextInt(2); more > 0; more--) {
                Query.Term term = any(answerable).terms().get(0);
                boolean again =
                        query.terms().stream().anyMatch(asked -> asked.base().equals(term.base()));
                query = again ? query : query.and(term.name(), term.value());
            }
            queries.add(i % 2 == 0 ? query.and("_total", "accurate") : query);
        }
        return queries;
    }

    List<Query> common(String type) {
        List<Resource> resources = population.of(type);
        if (resources.size() < 3) {
            return List.of();
        }
        String first = id(resources.get(0));
        Resource middle = resources.get(resources.size() / 2);
        List<Query> queries = new ArrayList<>(List.of(
                new Query("all", type, List.of()),
                Query.of("total", type, "_total", "accurate"),
                Query.of("count", type, "_summary", "count"),
                Query.of("_id", type, "_id", first),
                Query.of("_id or", type, "_id", first + "," + id(middle) + ",nowhere"),
                Query.of("_id nowhere", type, "_id", "nowhere"),
                Query.of("_id and", type, "_id", first).and("_id", id(middle)),
                Query.of("sort _id", type, "_sort", "_id"),
                Query.of("sort -_id", type, "_sort", "-_id"),
                Query.of("sort _lastUpdated", type, "_sort", "_lastUpdated"),
                Query.of("sort -_lastUpdated", type, "_sort", "-_lastUpdated"),
                Query.of("pages", type, "_count", "3").and("_total", "accurate"),
                Query.of("pages sorted", type, "_count", "4").and("_sort", "_lastUpdated"),
                Query.of("pages sorted back", type, "_count", "5").and("_sort", "-_lastUpdated"),
                Query.of("page of one id", type, "_count", "1").and("_id", first),
                Query.of("refused", type, "no-such-parameter", "x"),
                Query.of("refused", type, "_lastUpdated", "yesterday"),
                Query.of("refused", type, "_sort", "no-such-parameter"),
                Query.of("refused", type, "_count", "many"),
                Query.of("refused", type, "_include", "Patient:no-such-parameter")));
        for (String prefix : List.of("", "gt", "ge", "lt", "le", "sa", "eb", "ne")) {
            queries.add(Query.of(
                    "_lastUpdated " + prefix + " stamp", type, "_lastUpdated", prefix + Population.stamp(middle)));
        }
        for (String bound : List.of("gt2020", "lt2020-06", "ge2020-01-01", "le2020-01-01T00:00:00Z")) {
            queries.add(Query.of("_lastUpdated bound", type, "_lastUpdated", bound));
        }
        queries.add(Query.of("_lastUpdated and", type, "_lastUpdated", "ge" + Population.stamp(resources.get(0)))
                .and("_lastUpdated", "le" + Population.stamp(middle)));
        return queries;
    }

    /** By every parameter by which R4 lets sort and the gateway may. */
    List<Query> orders(Offer offer) {
        return offer.parameters().values().stream()
                .filter(parameter -> parameter.is(SearchParamType.DATE) || parameter.is(SearchParamType.STRING))
                .flatMap(parameter -> Stream.of("", "-")
                        .map(direction -> Query.of(
                                "sort " + direction + Questions.kind(parameter),
                                offer.type(),
                                "_sort",
                                direction + parameter.name() + ",_id")))
                .toList();
    }

    /** Every include that is declared, forwards from its type and backwards from what it leads to. */
    List<Query> includes(Offer offer) {
        List<Query> queries = new ArrayList<>();
        for (String include : offer.includes()) {
            queries.add(Query.of("_include", offer.type(), "_include", include));
            String[] parts = include.split(":", -1);
            for (String target : targets(parts[0], parts[1])) {
                queries.add(Query.of("_include :Type", offer.type(), "_include", include + ":" + target));
                queries.add(Query.of("_revinclude", target, "_revinclude", include));
            }
        }
        for (String include : offer.revincludes()) {
            queries.add(Query.of("_revinclude", offer.type(), "_revinclude", include));
        }
        return queries;
    }

    /**
     * Chains to parameters of what references lead to, and {@code _has}: of each reference to each type, by every token and string
     * parameter there. The CapabilityStatement has no place to say which are offered: what the gateway refuses is not asked of the oracle.
     */
    List<Query> chains(Offer offer, Map<String, List<Query>> singles) {
        List<Query> queries = new ArrayList<>();
        offer.parameters().values().stream()
                .filter(parameter -> parameter.is(SearchParamType.REFERENCE))
                .forEach(reference -> targets(offer.type(), reference.name()).forEach(target -> {
                    Objects.requireNonNull(offers.get(target)).parameters().values().stream()
                            .filter(Mixtures::chainable)
                            .forEach(chained -> {
                                one(chained, singles.getOrDefault(target, List.of()))
                                        .ifPresent(term -> queries.add(Query.of(
                                                "chain",
                                                offer.type(),
                                                reference.name() + ":" + target + "." + term.name(),
                                                term.value())));
                            });
                    offer.parameters().values().stream()
                            .filter(Mixtures::chainable)
                            .forEach(asked -> one(asked, singles.getOrDefault(offer.type(), List.of()))
                                    .ifPresent(term -> queries.add(Query.of(
                                            "_has",
                                            target,
                                            "_has:" + offer.type() + ":" + reference.name() + ":" + term.name(),
                                            term.value()))));
                }));
        return queries;
    }

    private static boolean chainable(Parameter parameter) {
        return parameter.is(SearchParamType.TOKEN)
                || parameter.is(SearchParamType.STRING)
                || parameter.is(SearchParamType.DATE);
    }

    /** A plain question by the parameter, to be asked of another type. */
    private Optional<Query.Term> one(Parameter parameter, List<Query> singles) {
        List<Query.Term> plain = singles.stream()
                .filter(query -> query.terms().size() == 1)
                .map(query -> query.terms().get(0))
                .filter(term ->
                        term.name().equals(parameter.name()) && !term.value().equals("nowhere"))
                .toList();
        return plain.isEmpty() ? Optional.empty() : Optional.of(any(plain));
    }

    /** The types, searched here, that some resource's reference leads to. */
    private Set<String> targets(String type, String name) {
        Parameter parameter =
                offers.get(type) == null ? null : offers.get(type).parameters().get(name);
        Set<String> targets = new TreeSet<>();
        if (parameter != null) {
            for (Resource resource : population.of(type)) {
                parameter.paths().stream()
                        .flatMap(path -> SearchPaths.values(resource, path).stream())
                        .filter(Reference.class::isInstance)
                        .map(value -> ((Reference) value).getReferenceElement().getResourceType())
                        .filter(target -> target != null && offers.containsKey(target))
                        .forEach(targets::add);
            }
        }
        return targets;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }
}

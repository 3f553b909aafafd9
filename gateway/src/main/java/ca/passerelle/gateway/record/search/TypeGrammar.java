package ca.passerelle.gateway.record.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the record offers of one resource type.
 *
 * @param type the FHIR type
 * @param published whether resources of it are for everybody (the directory) and not bound to a referral
 * @param deletable whether its custodian may delete it
 * @param parameters the search parameters by name
 * @param includes the reference parameters that {@code _include} and {@code _revinclude} may follow
 */
public record TypeGrammar(
        String type,
        boolean published,
        boolean deletable,
        Map<String, SearchParameter> parameters,
        Set<String> includes) {

    public Optional<SearchParameter> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Starts the grammar of a type whose HAPI class is given, so that extractors are typed. */
    static <T extends Resource> Builder<T> of(Class<T> type) {
        return new Builder<>(type);
    }

    /** Collects the parameters of one type. */
    static final class Builder<T extends Resource> {

        private final Class<T> type;
        private final Map<String, SearchParameter> parameters = new LinkedHashMap<>();
        private boolean published;
        private boolean deletable;
        private Set<String> includes = Set.of();

        private Builder(Class<T> type) {
            this.type = type;
        }

        Builder<T> published() {
            published = true;
            return this;
        }

        Builder<T> deletable() {
            deletable = true;
            return this;
        }

        Builder<T> includes(String... names) {
            includes = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
            return this;
        }

        Builder<T> token(String name, String expression, Function<T, Stream<String>> terms) {
            return add(name, SearchParameter.Kind.TOKEN, expression, terms);
        }

        Builder<T> reference(String name, String expression, Function<T, Stream<String>> terms) {
            return add(name, SearchParameter.Kind.REFERENCE, expression, terms);
        }

        Builder<T> string(String name, String expression, Function<T, Stream<String>> terms) {
            return add(name, SearchParameter.Kind.STRING, expression, terms);
        }

        private Builder<T> add(
                String name, SearchParameter.Kind kind, String expression, Function<T, Stream<String>> terms) {
            parameters.put(
                    name, new SearchParameter(name, kind, expression, resource -> terms.apply(type.cast(resource))));
            return this;
        }

        TypeGrammar build() {
            return new TypeGrammar(
                    type.getSimpleName(),
                    published,
                    deletable,
                    Collections.unmodifiableMap(new LinkedHashMap<>(parameters)),
                    includes);
        }
    }
}

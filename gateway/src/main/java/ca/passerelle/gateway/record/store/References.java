package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Turns the references of what is written into references to the record, and lets none point where the caller may not look. */
@Component
class References {

    private final FhirTerser terser;

    References(FhirContext fhir) {
        this.terser = fhir.newTerser();
    }

    /** By what the entries of one transaction call each other. A full URL of another server is also known by its last two parts. */
    static Map<String, ResourceKey> names(Map<String, ResourceKey> fullUrls) {
        Map<String, ResourceKey> names = new HashMap<>();
        fullUrls.forEach((url, key) -> {
            names.put(url, key);
            if (!url.startsWith("urn:")) {
                String[] parts = url.split("/", -1);
                if (parts.length >= 2) {
                    names.put(parts[parts.length - 2] + "/" + parts[parts.length - 1], key);
                }
            }
        });
        return names;
    }

    /**
     * Rewrites references between entries and conditional references.
     *
     * @param conditional finds the one resource that a query names for the caller
     */
    void rewrite(
            Resource resource,
            String location,
            Map<String, ResourceKey> names,
            BiFunction<String, String, Optional<StoredResource>> conditional) {
        for (Reference reference : all(resource)) {
            String literal = reference.getReference();
            ResourceKey named = names.get(literal);
            int query = literal.indexOf('?');
            if (named != null) {
                reference.setReference(named.reference());
            } else if (query > 0 && literal.lastIndexOf('/', query) < 0) {
                reference.setReference(conditional
                        .apply(literal.substring(0, query), literal.substring(query + 1))
                        .map(found -> found.key().reference())
                        .orElseThrow(() -> unresolvable(location)));
            }
        }
    }

    /**
     * Checks that every literal reference points into the record, at something the caller may see. What is missing and what is hidden
     * are refused in the same words. A reference that stood there before is no news: a recipient may change a Task whose upper Task it
     * may not see.
     *
     * @param own what the same transaction writes
     * @param before the resources as they stand, where they do
     * @param look begins the write with a look at what it refers to; gives what of it the caller may see
     */
    void check(
            Map<ResourceKey, Resource> written,
            Set<ResourceKey> own,
            Function<ResourceKey, Optional<Resource>> before,
            UnaryOperator<Set<ResourceKey>> look) {
        Map<ResourceKey, String> wanted = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        written.forEach((key, resource) -> {
            Set<String> standing = before.apply(key).stream()
                    .flatMap(stood -> all(stood).stream())
                    .map(Reference::getReference)
                    .collect(Collectors.toSet());
            for (Reference reference : all(resource)) {
                String literal = reference.getReference();
                if (standing.contains(literal)) {
                    continue;
                }
                Optional<ResourceKey> target = ResourceKey.of(literal);
                if (target.isEmpty()) {
                    problems.add(problem(key.type()));
                } else if (!own.contains(target.get())) {
                    wanted.put(target.get(), key.type());
                }
            }
        });
        Set<ResourceKey> visible = look.apply(wanted.keySet());
        wanted.forEach((target, location) -> {
            if (!visible.contains(target)) {
                problems.add(problem(location));
            }
        });
        if (!problems.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, problems.stream().distinct().toList());
        }
    }

    /** The literal references that are not to contained resources. */
    private List<Reference> all(Resource resource) {
        return terser.getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .filter(reference ->
                        reference.hasReference() && !reference.getReference().startsWith("#"))
                .toList();
    }

    private static Refusal unresolvable(String location) {
        return new Refusal(Refusal.Kind.UNPROCESSABLE, List.of(problem(location)));
    }

    private static Problem problem(String location) {
        return Problem.error(
                location,
                ProblemCode.UNRESOLVABLE_REFERENCE,
                "A reference does not lead to anything you may refer to.");
    }
}

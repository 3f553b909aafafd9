package ca.passerelle.gateway.record.store;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.content.Content;
import ca.passerelle.gateway.record.content.Content.Located;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.stereotype.Component;

/** Turns the references of what is written into references to the record, and lets none point where the caller may not look. */
@Component
class References {

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
     * Rewrites references between entries, conditional references, and links to entries.
     *
     * @param conditional finds the one resource that a query names for the caller
     */
    void rewrite(
            Content content,
            Map<String, ResourceKey> names,
            BiFunction<String, String, Optional<StoredResource>> conditional) {
        for (Located located : content.references()) {
            String literal = located.literal();
            ResourceKey named = names.get(literal);
            int query = literal.indexOf('?');
            if (named != null) {
                located.reference().setReference(named.reference());
            } else if (query > 0 && literal.lastIndexOf('/', query) < 0) {
                located.reference()
                        .setReference(conditional
                                .apply(literal.substring(0, query), literal.substring(query + 1))
                                .map(found -> found.key().reference())
                                .orElseThrow(
                                        () -> new Refusal(Refusal.Kind.UNPROCESSABLE, List.of(unresolvable(located)))));
            }
        }
        if (!names.isEmpty()) {
            for (UriType link : content.links()) {
                ResourceKey named = names.get(link.getValue());
                if (named != null) {
                    link.setValue(named.reference());
                }
            }
        }
    }

    /**
     * Checks that every literal reference points into the record, at something of a fitting type that the caller may see. What is missing
     * and what is hidden are refused in the same words. A reference that stood there before is no news: a recipient may change a Task whose
     * upper Task it may not see.
     *
     * @param written what is written, by its key
     * @param own what the same transaction writes
     * @param before the literals of the resource as it stands, where it does
     * @param look begins the write with a look at what it refers to; gives what of it the caller may see
     */
    void check(
            Map<ResourceKey, Content> written,
            Set<ResourceKey> own,
            Function<ResourceKey, Set<String>> before,
            UnaryOperator<Set<ResourceKey>> look) {
        Map<ResourceKey, List<Located>> wanted = new LinkedHashMap<>();
        Set<ResourceKey> referenced = new LinkedHashSet<>();
        List<Problem> problems = new ArrayList<>();
        written.forEach((key, content) -> {
            if (content.references().isEmpty()) {
                return;
            }
            Set<String> standing = before.apply(key);
            for (Located located : content.references()) {
                Optional<ResourceKey> target = ResourceKey.of(located.literal());
                if (standing.contains(located.literal())) {
                    // The rules are going to look at it: it is read with the others.
                    target.filter(any -> !own.contains(any)).ifPresent(referenced::add);
                } else if (target.isEmpty()) {
                    problems.add(unresolvable(located));
                } else if (!fits(located, target.get())) {
                    problems.add(misdirected(located));
                } else if (!own.contains(target.get())) {
                    wanted.computeIfAbsent(target.get(), any -> new ArrayList<>())
                            .add(located);
                }
            }
        });
        referenced.addAll(wanted.keySet());
        Set<ResourceKey> visible = look.apply(referenced);
        wanted.forEach((target, from) -> {
            if (!visible.contains(target)) {
                from.forEach(located -> problems.add(unresolvable(located)));
            }
        });
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, problems);
        }
    }

    private static boolean fits(Located located, ResourceKey target) {
        return located.targets().isEmpty() || located.targets().contains(target.type());
    }

    private static Problem misdirected(Located located) {
        return Problem.error(
                located.path(),
                ProblemCode.INVALID_VALUE,
                "The reference leads to one of " + String.join(", ", located.targets()) + ".");
    }

    private static Problem unresolvable(Located located) {
        return Problem.error(
                located.path(),
                ProblemCode.UNRESOLVABLE_REFERENCE,
                "A reference does not lead to anything you may refer to.");
    }
}

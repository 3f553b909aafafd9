package ca.passerelle.gateway.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The element paths in the expression of a SearchParameter, without its conditions. They say where to invent values and which values are
 * worth asking for; whether a server reads the expression as it should is decided by the answers.
 */
final class SearchPaths {

    private static final Pattern TYPE = Pattern.compile(" as (\\w+)|\\.as\\((\\w+)\\)|\\.ofType\\((\\w+)\\)");
    private static final Pattern TARGET = Pattern.compile("resolve\\(\\) is (\\w+)");
    private static final Pattern FUNCTION =
            Pattern.compile("\\.(where|exists|resolve|as|ofType|not|first)\\(([^()]|\\([^()]*\\))*\\)");

    private SearchPaths() {}

    /**
     * One path.
     *
     * @param elements {@code Task.for}
     * @param type the type that a value at its end must have, empty for any
     * @param target the type that a reference at its end must lead to, empty for any
     */
    record Path(String elements, String type, String target) {

        private boolean takes(Base value) {
            return (type.isEmpty() || value.fhirType().equalsIgnoreCase(type))
                    && (target.isEmpty()
                            || !(value instanceof Reference reference)
                            || target.equals(reference.getReferenceElement().getResourceType()));
        }
    }

    static List<Path> of(String expression, String resource) {
        List<Path> paths = new ArrayList<>();
        for (String alternative : expression.split("\\|", -1)) {
            Matcher as = TYPE.matcher(alternative);
            String type = as.find()
                    ? Stream.of(as.group(1), as.group(2), as.group(3))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElseThrow()
                    : "";
            Matcher to = TARGET.matcher(alternative);
            String target = to.find() ? to.group(1) : "";
            String plain = FUNCTION.matcher(alternative)
                    .replaceAll("")
                    .replaceAll(" as \\w+", "")
                    .replaceAll("[()\\s]", "");
            if (plain.startsWith(resource + ".")) {
                paths.add(new Path(plain, type, target));
            }
        }
        return paths;
    }

    /** All paths and the paths on the way to them. */
    static Set<String> withAncestors(List<Path> paths) {
        Set<String> all = new HashSet<>();
        for (Path path : paths) {
            String left = path.elements();
            while (left.indexOf('.') > 0) {
                all.add(left);
                left = left.substring(0, left.lastIndexOf('.'));
            }
        }
        return all;
    }

    /** The values of a resource at a path. */
    static List<Base> values(Resource resource, Path path) {
        List<Base> found = List.of(resource);
        for (String name : Arrays.stream(path.elements().split("\\.")).skip(1).toList()) {
            found = found.stream()
                    .flatMap(base -> children(base, name))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toList());
        }
        return found.stream().filter(path::takes).toList();
    }

    private static Stream<Base> children(Base base, String name) {
        Base[] children = base.listChildrenByName(name, false);
        return children == null ? Stream.empty() : Arrays.stream(children);
    }
}

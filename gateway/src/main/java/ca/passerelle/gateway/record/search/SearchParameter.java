package ca.passerelle.gateway.record.search;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * One search parameter of one type.
 *
 * @param name as in the query
 * @param kind how its values are written and compared
 * @param expression the FHIRPath of the official SearchParameter
 * @param path the same, compiled
 * @param targets the types of the record that a reference of it may lead to
 */
public record SearchParameter(String name, Kind kind, String expression, ElementPath path, List<String> targets) {

    /** The parameter types of FHIR that the record searches by. */
    public enum Kind {
        TOKEN,
        REFERENCE,
        STRING,
        DATE,
        URI,
        /** {@code Location.near} alone. */
        SPECIAL
    }

    /** The elements of a resource that it looks at. */
    public Stream<Base> elements(Resource resource) {
        return path.of(resource);
    }
}

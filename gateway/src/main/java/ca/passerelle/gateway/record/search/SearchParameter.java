package ca.passerelle.gateway.record.search;

import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * One search parameter of one type.
 *
 * @param name as in the query
 * @param kind how its values are written and compared
 * @param expression the FHIRPath of the official SearchParameter that the extractor stands for
 * @param terms every way of asking for what the resource holds: {@code system|code}, {@code code}, {@code system|}, {@code |code} of a
 *     token; {@code Type/id} and {@code id} of a reference; the text of a string
 */
public record SearchParameter(String name, Kind kind, String expression, Function<Resource, Stream<String>> terms) {

    /** The parameter types of FHIR that the record searches by. */
    public enum Kind {
        TOKEN,
        REFERENCE,
        STRING
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $everything} is asked for, by the query or by Parameters in the body.
 *
 * @param given the parameters as they were given, without the page
 * @param types the types wanted, in the order in which they are told of
 * @param since only what changed at this time or later; null for all
 * @param count how many matches on a page
 * @param from the type with which the page begins; null for the first page
 * @param after where in that type; null for its beginning
 */
record EverythingRequest(
        Map<String, String> given,
        List<String> types,
        @Nullable String since,
        int count,
        @Nullable String from,
        @Nullable String after) {

    static final int MAX_COUNT = 200;

    private static final int DEFAULT_COUNT = 50;
    private static final Set<String> KNOWN = Set.of("_since", "_type", "_count", "_page", "_format", "_pretty");

    /** @throws Refusal BAD_REQUEST for a parameter or a value that is not known here */
    static EverythingRequest of(RequestDetails request) {
        Map<String, String> asked = asked(request);
        asked.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    String printable = name.replaceAll("[^\\w.:-]", "?");
                    throw Refusal.badRequest(
                            printable,
                            ProblemCode.UNSUPPORTED_PARAMETER,
                            "This parameter is not supported here: " + printable + ".");
                });
        List<String> types = types(asked.get("_type"));
        int count = count(asked.get("_count"));
        String since = asked.get("_since");
        String page = asked.remove("_page");
        if (page == null) {
            return new EverythingRequest(asked, types, since, count, null, null);
        }
        String from = page.substring(0, Math.max(0, page.indexOf('~')));
        if (!types.contains(from)) {
            throw Refusal.badRequest("_page", ProblemCode.INVALID_VALUE, "The page is not one that a link here names.");
        }
        String after = page.substring(from.length() + 1);
        return new EverythingRequest(asked, types, since, count, from, after.isEmpty() ? null : after);
    }

    /** How the {@code next} link names a page. */
    static String page(String type, @Nullable String after) {
        return type + "~" + (after == null ? "" : after);
    }

    private static Map<String, String> asked(RequestDetails request) {
        Map<String, String> asked = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> Stream.of(values)
                .forEach(value -> asked.merge(name, value, (a, b) -> a + "," + b)));
        if (request.getResource() instanceof Parameters body) {
            for (ParametersParameterComponent parameter : body.getParameter()) {
                String value = parameter.hasValue() ? parameter.getValue().primitiveValue() : null;
                asked.merge(parameter.getName(), value == null ? "" : value, (a, b) -> a + "," + b);
            }
        }
        return asked;
    }

    private static List<String> types(@Nullable String asked) {
        if (asked == null) {
            return PatientCompartment.types();
        }
        List<String> wanted = Arrays.asList(asked.split(","));
        if (!PatientCompartment.types().containsAll(wanted)) {
            throw Refusal.badRequest(
                    "_type",
                    ProblemCode.NOT_SUPPORTED,
                    "The types about a patient here are " + String.join(", ", PatientCompartment.types()) + ".");
        }
        return PatientCompartment.types().stream().filter(wanted::contains).toList();
    }

    private static int count(@Nullable String asked) {
        if (asked == null) {
            return DEFAULT_COUNT;
        }
        if (!asked.matches("\\d{1,6}")) {
            throw Refusal.badRequest("_count", ProblemCode.INVALID_VALUE, "_count is a whole number.");
        }
        return Math.max(1, Math.min(Integer.parseInt(asked), MAX_COUNT));
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code _summary} and {@code _elements} (FHIR R4 sections 3.2.1.4.2 and 3.2.1.4.3), where HAPI alone would not do as they say. */
final class Subsets {

    private static final String SUMMARY = "_summary";
    private static final String ELEMENTS = "_elements";
    private static final Set<String> SUMMARIES = Set.of("true", "false", "text", "data", "count");

    private Subsets() {}

    /**
     * Makes sure that a part of a resource has what the resource must have, and is a resource.
     *
     * @throws Refusal BAD_REQUEST for a summary that there is not
     */
    static void settle(RequestDetails request) {
        String[] summaries = request.getParameters().get(SUMMARY);
        String[] elements = request.getParameters().get(ELEMENTS);
        if (summaries != null) {
            check(summaries, request);
        }
        // HAPI would answer a read with the bare narrative as HTML: the narrative is asked for by the names of the
        // elements.
        boolean textOfOne = summaries != null
                && request.getId() != null
                && List.of(summaries).contains("text");
        if (elements != null && Stream.of(elements).allMatch(String::isBlank)) {
            throw Refusal.badRequest(ELEMENTS, ProblemCode.INVALID_VALUE, "The parameter has no value: " + ELEMENTS);
        }
        if (isKnown(request) && (textOfOne || elements != null)) {
            Stream<String> asked = textOfOne
                    ? Stream.of("id", "meta", "text")
                    : Stream.of(elements).flatMap(list -> Stream.of(list.split(",", -1)));
            elements(
                    request,
                    asked.map(String::strip).filter(name -> !name.isEmpty()).toList());
        }
    }

    private static boolean isKnown(RequestDetails request) {
        String type = request.getResourceName();
        return type != null && request.getFhirContext().getResourceTypes().contains(type);
    }

    private static void check(String[] summaries, RequestDetails request) {
        for (String summary : summaries) {
            if (!SUMMARIES.contains(summary)) {
                throw refused("_summary is true, false, text, data or count.");
            }
            if (summary.equals("count") && request.getId() != null) {
                throw refused("_summary=count is for searches.");
            }
        }
    }

    /** What a resource must have is there whether it is asked for or not. */
    private static void elements(RequestDetails request, Collection<String> asked) {
        Set<String> elements = new LinkedHashSet<>(asked);
        request.getFhirContext().getResourceDefinition(request.getResourceName()).getChildren().stream()
                .filter(child -> child.getMin() > 0)
                .map(BaseRuntimeChildDefinition::getElementName)
                .forEach(elements::add);
        Map<String, String[]> parameters = new HashMap<>(request.getParameters());
        if (request.getId() != null) {
            parameters.remove(SUMMARY);
        }
        parameters.put(ELEMENTS, new String[] {String.join(",", elements)});
        request.setParameters(parameters);
    }

    private static Refusal refused(String text) {
        return Refusal.badRequest(SUMMARY, ProblemCode.INVALID_VALUE, text);
    }
}

package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.search.Search;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search as it is carried out. Strictly, which is how the gateway reads when nothing is said, an unknown parameter refuses the search;
 * with {@code Prefer: handling=lenient} it is left out, and the answer says so.
 *
 * @param parameters the parameters that count, for the link of the answer to itself
 * @param ignored what was left out, each a warning
 */
record AskedSearch(Search search, Map<String, List<String>> parameters, List<Problem> ignored) {

    static AskedSearch of(String type, Map<String, List<String>> asked, RequestDetails request) {
        if (!Preferences.isLenient(request)) {
            return new AskedSearch(SearchFromQuery.of(type, asked), asked, List.of());
        }
        Map<String, List<String>> known = new LinkedHashMap<>();
        List<Problem> ignored = new ArrayList<>();
        asked.forEach((name, values) -> {
            try {
                SearchFromQuery.of(type, Map.of(name, values));
                known.put(name, values);
            } catch (Refusal refusal) {
                if (refusal.problems().stream()
                        .noneMatch(problem -> problem.code() == ProblemCode.UNSUPPORTED_PARAMETER)) {
                    throw refusal;
                }
                refusal.problems()
                        .forEach(problem -> ignored.add(
                                Problem.warning(problem.location(), problem.code(), "Ignored. " + problem.text())));
            }
        });
        return new AskedSearch(SearchFromQuery.of(type, known), known, List.copyOf(ignored));
    }
}

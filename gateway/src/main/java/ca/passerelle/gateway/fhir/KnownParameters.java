package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.InstantType;

/** The parameters of a read and of the history of one resource, and what no search knows: nothing that is asked is ignored in silence. */
final class KnownParameters {

    private static final Set<String> OF_A_READ = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Set<String> OF_A_HISTORY =
            Set.of("_format", "_pretty", "_summary", "_elements", "_since", "_count", "_offset");

    private KnownParameters() {}

    /**
     * Leaves out what is not known where the client wants that, as for searches.
     *
     * @throws Refusal BAD_REQUEST with the parameter named
     */
    static void check(RequestDetails request) {
        if (Grammar.of(String.valueOf(request.getResourceName())).isEmpty()) {
            return;
        }
        since(request);
        boolean reading =
                request.getRequestType() == RequestTypeEnum.GET || request.getRequestType() == RequestTypeEnum.HEAD;
        String operation = request.getOperation();
        if (reading && request.getId() != null && (operation == null || operation.equals("_history"))) {
            Set<String> known = operation == null ? OF_A_READ : OF_A_HISTORY;
            List.copyOf(request.getParameters().keySet()).stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> refuse(name, request));
        } else if (request.getParameters().containsKey("_query")) {
            // HAPI would look for a named query.
            refuse("_query", request);
        }
    }

    private static void since(RequestDetails request) {
        String[] since = request.getParameters().get("_since");
        if (since == null || !"_history".equals(request.getOperation())) {
            return;
        }
        try {
            new InstantType(since[0]);
        } catch (DataFormatException | IllegalArgumentException noInstant) {
            throw Refusal.badRequest("_since", ProblemCode.INVALID_VALUE, "_since is an instant of FHIR.");
        }
    }

    private static void refuse(String name, RequestDetails request) {
        if (!Preferences.isLenient(request)) {
            String shown = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
            throw Refusal.badRequest(
                    shown, ProblemCode.UNSUPPORTED_PARAMETER, "This parameter is not supported here: " + shown);
        }
        Map<String, String[]> others = new HashMap<>(request.getParameters());
        others.remove(name);
        request.setParameters(others);
    }
}

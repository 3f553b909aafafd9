package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.fhir.conformance.Definitions;
import ca.passerelle.gateway.record.search.Grammar;
import ca.passerelle.gateway.record.search.TypeGrammar;
import ca.uhn.fhir.rest.api.server.RequestDetails;

/** The methods that an address takes, for the {@code Allow} header. */
final class AllowedMethods {

    private AllowedMethods() {}

    static String of(RequestDetails request) {
        String type = request.getResourceName();
        String operation = request.getOperation();
        if (operation != null) {
            return operation.startsWith("$") || operation.equals("_search") ? "GET, HEAD, POST" : "GET, HEAD, OPTIONS";
        }
        if (type == null) {
            return "POST, OPTIONS";
        }
        if (Definitions.isOne(type)) {
            return "GET, HEAD, OPTIONS";
        }
        if (request.getId() == null) {
            return "GET, HEAD, POST, PUT, PATCH, OPTIONS";
        }
        boolean deletable = Grammar.of(type).filter(TypeGrammar::deletable).isPresent();
        return "GET, HEAD, PUT, PATCH, " + (deletable ? "DELETE, OPTIONS" : "OPTIONS");
    }
}

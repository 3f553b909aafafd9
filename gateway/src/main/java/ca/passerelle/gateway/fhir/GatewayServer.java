package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** HAPI's server, with bodies that have a limit, an answer of ours to what is not offered, and no word on what it is made of. */
class GatewayServer extends RestfulServer {

    private static final long serialVersionUID = 1L;

    private final transient RequestChecks checks;
    private final int maxBodyBytes;

    GatewayServer(FhirContext fhir, RequestChecks checks, int maxBodyBytes) {
        super(fhir);
        this.checks = checks;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    protected ServletRequestDetails newRequestDetails(
            RequestTypeEnum type, HttpServletRequest request, HttpServletResponse response) {
        ServletRequestDetails details = new BoundedRequest(getInterceptorService(), maxBodyBytes);
        details.setServer(this);
        details.setRequestType(type);
        details.setServletRequest(request);
        details.setServletResponse(response);
        return details;
    }

    @Override
    public BaseMethodBinding determineResourceMethod(RequestDetails request, String path) {
        // Here and not in an interceptor: HAPI logs whatever an interceptor throws as a fault.
        checks.check(request);
        try {
            return super.determineResourceMethod(request, path);
        } catch (InvalidRequestException notOffered) {
            String operation = request.getOperation();
            if (operation != null && operation.startsWith("$")) {
                throw new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "url",
                        ProblemCode.NOT_SUPPORTED,
                        "This operation is not offered here.");
            }
            throw new Refusal(
                    Refusal.Kind.NOT_OFFERED,
                    "url",
                    ProblemCode.NOT_SUPPORTED,
                    "This interaction is not offered here.");
        }
    }

    @Override
    protected void addRequestIdToResponse(ServletRequestDetails request, String id) {
        // The number that stands in log and audit was given where the request came in.
    }

    @Override
    public void addHeadersToResponse(HttpServletResponse response) {
        // Which software and version answers is nobody's business.
    }
}

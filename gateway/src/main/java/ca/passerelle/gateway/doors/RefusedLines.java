package ca.passerelle.gateway.doors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers requests whose line alone is reason to refuse them: a method that nobody here knows, or an address that is not a plain path. */
@Component
class RefusedLines implements RequestRejectedHandler {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String OUTCOME = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"%s",\
            "diagnostics":"%s","expression":["url"]}]}""";

    private static final String PROBLEM = """
            {"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        boolean known = METHODS.contains(request.getMethod());
        int status = known ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        String text = known ? "The address is not one of ours." : "The method is not offered.";
        if (!known) {
            response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        response.setStatus(status);
        if (request.getRequestURI().startsWith("/fhir")) {
            response.setContentType("application/fhir+json");
            response.getWriter().write(OUTCOME.formatted(known ? "value" : "not-supported", text));
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(PROBLEM.formatted(known ? "Bad Request" : "Method Not Allowed", status, text));
        }
    }
}

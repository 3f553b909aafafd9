package ca.passerelle.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;

/** Says by OPTIONS which methods an address takes. */
@Interceptor
public class OptionsAnswers {

    /** Answers what is asked by OPTIONS of any address but the base, and lets all else pass. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public boolean answer(RequestDetails request, HttpServletResponse response) {
        boolean asked = request.getRequestType() == RequestTypeEnum.OPTIONS
                && !request.getRequestPath().isEmpty();
        if (asked) {
            response.setHeader("Allow", AllowedMethods.of(request));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
        return !asked;
    }
}

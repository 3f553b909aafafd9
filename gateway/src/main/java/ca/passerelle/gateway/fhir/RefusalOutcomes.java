package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Turns whatever went wrong into an OperationOutcome that tells the client what it can act on, and nothing about us. */
@Component
@Interceptor
public class RefusalOutcomes {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalOutcomes.class);
    private static final String NOT_DONE = "The gateway failed. The request was not carried out.";
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d+: ");

    private final RefusedRequests refused;

    RefusalOutcomes(RefusedRequests refused) {
        this.refused = refused;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException outcome(RequestDetails request, Throwable thrown) {
        BaseServerResponseException answer = answer(thrown);
        if (answer.getStatusCode() < 500 && answer.getOperationOutcome() instanceof OperationOutcome outcome) {
            refused.keep(request, outcome);
        }
        return answer;
    }

    private static BaseServerResponseException answer(Throwable thrown) {
        // HAPI wraps what a provider throws.
        Throwable cause = thrown;
        while (cause instanceof InternalErrorException || cause instanceof InvocationTargetException) {
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        if (cause instanceof Refusal refusal) {
            return exception(refusal.kind().httpStatus(), Outcomes.of(refusal));
        }
        if (cause instanceof DataFormatException) {
            return exception(400, problem(ProblemCode.STRUCTURE, readable(cause)));
        }
        if (cause instanceof DataAccessException || cause instanceof TransactionException) {
            LOG.error("the database refused: {}", Faults.describe(cause));
            return Faults.mayPass(cause)
                    ? exception(503, problem(ProblemCode.UNAVAILABLE, "The record cannot be reached now. Try again."))
                    : exception(500, problem(ProblemCode.INTERNAL, NOT_DONE));
        }
        if (cause instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            ProblemCode code = known.getStatusCode() == 404 ? ProblemCode.NOT_FOUND : ProblemCode.NOT_SUPPORTED;
            ProblemCode fitting = known.getStatusCode() == 400 ? ProblemCode.STRUCTURE : code;
            return exception(known.getStatusCode(), problem(fitting, readable(known)));
        }
        LOG.error("a request failed inside the gateway: {}", Faults.describe(cause));
        return exception(500, problem(ProblemCode.INTERNAL, NOT_DONE));
    }

    private static OperationOutcome problem(ProblemCode code, String text) {
        return Outcomes.of(List.of(Problem.error("request", code, text)));
    }

    /** HAPI's words without its numbers, and short: they may quote what the client sent. */
    private static String readable(Throwable cause) {
        String message = cause.getMessage() == null
                ? ""
                : HAPI_NUMBER.matcher(cause.getMessage()).replaceAll("");
        String safe = message.replaceAll("[a-z]+(\\.[a-z0-9]+){2,}\\.[A-Z]\\w+", "…");
        return safe.length() > 300 ? safe.substring(0, 300) + "…" : safe;
    }

    private static BaseServerResponseException exception(int status, OperationOutcome outcome) {
        return new OutcomeException(status, outcome);
    }

    /** A response with any status and our outcome. */
    static final class OutcomeException extends BaseServerResponseException {

        private static final long serialVersionUID = 1L;

        OutcomeException(int status, OperationOutcome outcome) {
            super(status, "refused", outcome);
        }
    }
}

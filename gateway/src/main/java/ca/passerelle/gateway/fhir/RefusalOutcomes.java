package ca.passerelle.gateway.fhir;

import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.gateway.fhir.strict.StrictContent;
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
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
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
    private static final String RETRY_AFTER_SECONDS = "10";
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d+: ");
    private static final Pattern CLASS_NAME =
            Pattern.compile("(?:[a-z]\\w*\\.){2,}[A-Z]\\w+(?:\\$\\w+)*:?|\\b[A-Z]\\w*Exception\\b:?");
    private static final int LONGEST = 300;

    private final RefusedRequests refused;
    private final StrictContent content;

    RefusalOutcomes(RefusedRequests refused, StrictContent content) {
        this.refused = refused;
        this.content = content;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException outcome(RequestDetails request, Throwable thrown) {
        BaseServerResponseException answer = answer(request, thrown);
        if (answer.getStatusCode() < 500 && answer.getOperationOutcome() instanceof OperationOutcome outcome) {
            refused.keep(request, outcome);
        }
        return answer;
    }

    private BaseServerResponseException answer(RequestDetails request, Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof NotModifiedException unchanged) {
            return unchanged;
        }
        if (cause instanceof Refusal refusal) {
            BaseServerResponseException answer = exception(refusal.kind().httpStatus(), Outcomes.of(refusal));
            if (refusal.kind() == Refusal.Kind.NOT_OFFERED) {
                answer.addResponseHeader("Allow", AllowedMethods.of(request));
            }
            return answer;
        }
        if (cause instanceof DataFormatException || isBadBody(request, cause)) {
            return exception(
                    400,
                    wrongValue(request)
                            .map(Outcomes::of)
                            .orElseGet(() -> problem(ProblemCode.STRUCTURE, readable(cause))));
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
            BaseServerResponseException answer = exception(known.getStatusCode(), problem(fitting, readable(known)));
            if (known.getStatusCode() == 405) {
                answer.addResponseHeader("Allow", AllowedMethods.of(request));
            }
            return answer;
        }
        LOG.error("a request failed inside the gateway: {}", Faults.describe(cause));
        return exception(500, problem(ProblemCode.INTERNAL, NOT_DONE));
    }

    /** HAPI wraps what a provider throws. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof InternalErrorException || cause instanceof InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What HAPI says of a body is in words only. */
    private static boolean isBadBody(RequestDetails request, Throwable cause) {
        return cause instanceof InvalidRequestException && request.getHeader("Content-Type") != null;
    }

    /** HAPI says what is wrong with a value, and not where it stands: that is looked up now that it matters. */
    private Optional<Refusal> wrongValue(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        String sent = request.getHeader("Content-Type");
        if (body == null || body.length == 0 || sent == null) {
            return Optional.empty();
        }
        return MediaTypes.format(sent)
                .flatMap(format ->
                        content.wrongValue(body, RequestChecks.expected(request), format == MediaTypes.Format.XML));
    }

    private static OperationOutcome problem(ProblemCode code, String text) {
        return Outcomes.of(List.of(Problem.error("request", code, text)));
    }

    /** HAPI's words without its numbers, classes and places, and short: they may quote what the client sent. */
    private static String readable(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        String plain =
                CLASS_NAME.matcher(HAPI_NUMBER.matcher(message).replaceAll("")).replaceAll("");
        String safe = plain.substring(plain.lastIndexOf("]: ") < 0 ? 0 : plain.lastIndexOf("]: ") + 3)
                .strip();
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }

    private static BaseServerResponseException exception(int status, OperationOutcome outcome) {
        OutcomeException exception = new OutcomeException(status, outcome);
        if (status == 503) {
            exception.addResponseHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        return exception;
    }

    /** A response with any status and our outcome. */
    static final class OutcomeException extends BaseServerResponseException {

        private static final long serialVersionUID = 1L;

        OutcomeException(int status, OperationOutcome outcome) {
            super(status, "refused", outcome);
        }
    }
}

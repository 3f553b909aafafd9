package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.record.ProblemJson;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.workitem.WorkItem;
import ca.passerelle.profiles.ProblemCode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What went wrong with a trial or a work item, as problem+json (RFC 9457) with the gateway's stable codes. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = {Hl7Problems.class, WorkItem.class})
class Hl7Problems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return ProblemJson.of(refusal);
    }

    /** An id that cannot be one names nothing. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mistyped) {
        return refused(Refusal.notFound("work item"));
    }

    @ExceptionHandler({MissingServletRequestPartException.class, MissingServletRequestParameterException.class})
    ResponseEntity<ProblemDetail> missing(Exception missing) {
        return refused(Refusal.badRequest("message", ProblemCode.REQUIRED_MISSING, "The form lacks the message."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        return refused(Refusal.badRequest("body", ProblemCode.UNREADABLE, "The body is no JSON of the kind expected."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return refused(new Refusal(
                Refusal.Kind.TOO_LARGE, "body", ProblemCode.TOO_LARGE, "The message is larger than is accepted."));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException failed) {
        return ProblemJson.unavailable(failed, "The gateway cannot do this now. Try again; a repeat does no harm.");
    }
}

package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.record.ProblemJson;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What went wrong, as problem+json (RFC 9457) with the gateway's stable codes and without anything of its inside. */
@RestControllerAdvice({
    "ca.passerelle.gateway.directory",
    "ca.passerelle.gateway.duplicates",
    "ca.passerelle.gateway.matching",
    "ca.passerelle.gateway.publishing"
})
class DirectoryProblems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        return ProblemJson.of(refusal);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mistyped) {
        // An id that cannot be one names nothing.
        return mistyped.getName().equals("run")
                ? refused(Refusal.notFound("import"))
                : refused(Refusal.badRequest(
                        mistyped.getName(), ProblemCode.INVALID_VALUE, "The value is not of the right kind."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return refused(new Refusal(
                Refusal.Kind.TOO_LARGE, "body", ProblemCode.TOO_LARGE, "The package is larger than is accepted."));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> unavailable(RuntimeException failed) {
        return ProblemJson.unavailable(
                failed, "The directory cannot be reached now. Try again; a repeat does no harm.");
    }
}

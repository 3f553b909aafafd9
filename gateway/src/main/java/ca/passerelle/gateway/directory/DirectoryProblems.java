package ca.passerelle.gateway.directory;

import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.profiles.ProblemCode;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryProblems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ProblemDetail detail = ProblemDetail.forStatus(refusal.kind().httpStatus());
        detail.setDetail(refusal.problems().get(0).text());
        List<Map<String, String>> problems = refusal.problems().stream()
                .map(problem -> Map.of(
                        "location", problem.location(),
                        "code", problem.code().code(),
                        "text", problem.text()))
                .toList();
        detail.setProperty("problems", problems);
        return answer(detail);
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
        LOG.error(
                "the database did not answer as it should: {}",
                failed.getClass().getSimpleName());
        ProblemDetail detail = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        detail.setDetail("The directory cannot be reached now. Try again; a repeat does no harm.");
        return answer(detail);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}

package ca.passerelle.gateway.record;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** What a door that speaks plain JSON answers when something is refused or fails: problem+json (RFC 9457), with nothing of its inside. */
public final class ProblemJson {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemJson.class);

    private ProblemJson() {}

    /** A refusal with its located problems, by their stable codes. */
    public static ResponseEntity<ProblemDetail> of(Refusal refusal) {
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

    /**
     * The database is not there, or not now.
     *
     * @param text what to do
     */
    public static ResponseEntity<ProblemDetail> unavailable(Exception failed, String text) {
        LOG.error(
                "the database did not answer as it should: {}",
                failed.getClass().getSimpleName());
        ProblemDetail detail = ProblemDetail.forStatus(HttpStatus.SERVICE_UNAVAILABLE);
        detail.setDetail(text);
        return answer(detail);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}

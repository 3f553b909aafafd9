package ca.passerelle.gateway.record;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.kit.Problem;
import java.util.List;

/**
 * A request that cannot be granted, with located problems that name no class and no other party's data. Nothing of the request is kept
 * in the record.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kinds of refusal and the HTTP status that each is answered with. */
    public enum Kind {
        BAD_REQUEST(400),
        NOT_ALLOWED(403),
        NOT_FOUND(404),
        NOT_OFFERED(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        GONE(410),
        STALE(412),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA(415),
        UNPROCESSABLE(422),
        VERSION_REQUIRED(428),
        UNAVAILABLE(503);

        private final int httpStatus;

        Kind(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    public Refusal(Kind kind, List<Problem> problems) {
        super(kind + " " + problems);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public Refusal(Kind kind, String location, ProblemCode code, String text) {
        this(kind, List.of(Problem.error(location, code, text)));
    }

    /** What one may not see does not exist: the same words for both. */
    public static Refusal notFound(String type) {
        return new Refusal(Kind.NOT_FOUND, type, ProblemCode.NOT_FOUND, "There is no such " + type + ".");
    }

    public static Refusal badRequest(String location, ProblemCode code, String text) {
        return new Refusal(Kind.BAD_REQUEST, location, code, text);
    }

    public static Refusal unprocessable(String location, ProblemCode code, String text) {
        return new Refusal(Kind.UNPROCESSABLE, location, code, text);
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}

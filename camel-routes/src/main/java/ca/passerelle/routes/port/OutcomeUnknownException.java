package ca.passerelle.routes.port;

/** The database went away before the outcome of a message was certain. The only honest answer is none (MLLP) or 503 (HTTP). */
public final class OutcomeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(Throwable cause) {
        super("the outcome of the message is unknown", cause);
    }
}

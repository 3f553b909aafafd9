package ca.passerelle.gateway.audit;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.transaction.TransactionException;

/** Speaks of faults without quoting them: the text of an exception may hold a person's data, its kind and place do not. */
public final class Faults {

    private static final int FRAMES = 4;

    private Faults() {}

    /** Kind, SQL state and constraint, and where in our own code it came from. */
    public static String describe(Throwable fault) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : " < ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql) {
                text.append(' ').append(sql.getSQLState());
            }
            ServerErrorMessage server =
                    cause instanceof PSQLException ? ((PSQLException) cause).getServerErrorMessage() : null;
            if (server != null) {
                text.append(' ').append(server.getTable()).append(' ').append(server.getColumn());
                text.append(' ').append(server.getConstraint());
            }
        }
        return text.append(" at ")
                .append(Arrays.stream(fault.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("ca.passerelle"))
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" ")))
                .toString();
    }

    /**
     * Whether the same request may succeed later: connection trouble (08), resources (53), shutdown (57), deadlock and serialisation
     * (40), or a transaction that could not begin or end.
     */
    public static boolean mayPass(Throwable fault) {
        boolean transaction = false;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            transaction |= cause instanceof TransactionException;
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String kind = sql.getSQLState().substring(0, 2);
                return kind.equals("08") || kind.equals("40") || kind.equals("53") || kind.equals("57");
            }
        }
        return transaction;
    }
}

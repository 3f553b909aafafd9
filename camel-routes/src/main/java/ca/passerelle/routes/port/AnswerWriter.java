package ca.passerelle.routes.port;

import ca.passerelle.routes.kit.Problem;
import java.util.List;

/** Writes the answer to one message in the protocol it came by. Pure: the same receipt gives the same bytes. */
public interface AnswerWriter {

    /** The answer to an accepted message; the problems are warnings only. */
    byte[] accepted(Receipt receipt, List<Problem> warnings);

    /** The answer to a message whose content cannot be accepted; at least one problem is an error. */
    byte[] refused(Receipt receipt, List<Problem> problems);
}

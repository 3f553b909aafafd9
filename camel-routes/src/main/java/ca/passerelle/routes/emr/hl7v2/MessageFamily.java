package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.SenderProfile;
import java.util.Set;

/**
 * Messages of one purpose, e.g. referrals. A family asks the ports for what its mapping has to know of the outside world, and calls the
 * mapping, which is pure. Its types come to it once the header, framing and sender of a message are known to be good.
 */
public interface MessageFamily {

    /** The types that it takes; no other family may take one of them. */
    Set<MessageType> types();

    /** Whether its messages ask and change nothing. */
    default boolean isQuery() {
        return false;
    }

    /**
     * What becomes of one message.
     *
     * @param message the message as it was walked; what is read of it is marked as used
     * @param envelope its id, arrival and bytes
     * @param profile how its sender speaks
     */
    Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile);
}

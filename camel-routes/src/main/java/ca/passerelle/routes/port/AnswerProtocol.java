package ca.passerelle.routes.port;

/** A protocol by which a partner's message may be answered later, in a message of its own. */
public interface AnswerProtocol extends OutboundProtocol {

    /**
     * Sends once what the partner's message was answered with, and says what came of it. Never throws for a fault of the other side.
     *
     * @param answer the bytes of the answer, the same at each attempt
     */
    Attempt answer(PartnerEndpoint endpoint, byte[] answer);
}

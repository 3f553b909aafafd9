package ca.passerelle.routes.port;

import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Takes a mapped message into the record: one transaction that journals it first, applies the Bundle, and keeps the answer; or, for a
 * repeat, the answer that was kept.
 */
public interface MessageIntake {

    /**
     * Blocks until the outcome is committed.
     *
     * @param envelope the message with its bytes and sender key
     * @param mapped a transaction Bundle, or the problems found before any transaction
     * @param answers writes the answer in the protocol of the door
     * @return the bytes to send back, which are stored with the message
     * @throws OutcomeUnknownException when nobody can say whether the message was stored; the door then stays silent, and the sender's
     *     repeat is harmless
     */
    byte[] receive(Envelope envelope, Outcome<Bundle> mapped, AnswerWriter answers);
}

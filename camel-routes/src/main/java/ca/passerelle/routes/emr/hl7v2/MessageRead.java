package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.LedgerLine;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A message that has been read, and of which nothing has been stored.
 *
 * @param envelope its id, sender key and bytes
 * @param outcome what is to be written, or why it cannot be
 * @param answers writes its answer
 * @param acknowledgement by which mode its sender is answered
 * @param ledger what became of each field, where that was asked for
 */
public record MessageRead(
        Envelope envelope,
        Outcome<Bundle> outcome,
        AnswerWriter answers,
        Acknowledgement acknowledgement,
        List<LedgerLine> ledger) {}

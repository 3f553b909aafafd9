package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.Acceptance;
import ca.passerelle.routes.emr.hl7v2.mapping.Ledger;
import ca.passerelle.routes.emr.hl7v2.mapping.LedgerLine;
import ca.passerelle.routes.emr.hl7v2.mapping.Leftovers;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageBounds;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.kit.Awaited;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * All families that the door takes: finds the one for a message by MSH-9, or says what stands against it. What no family has read of a
 * message is noted here, for all of them.
 */
public final class MessageFamilies {

    private final Map<MessageType, MessageFamily> byType = new HashMap<>();

    /**
     * All that the door takes.
     *
     * @throws IllegalArgumentException when two families claim the same type
     */
    public MessageFamilies(List<MessageFamily> families) {
        for (MessageFamily family : families) {
            for (MessageType type : family.types()) {
                if (byType.put(type, family) != null) {
                    throw new IllegalArgumentException("two families take " + type);
                }
            }
        }
    }

    /**
     * What became of a message, and of each of its fields.
     *
     * @param handling with notes on all that was left over
     * @param ledger one line for each field that holds anything; empty when the message was refused
     */
    public record Handled(Handling handling, List<LedgerLine> ledger) {}

    /** Whether a message of this type asks and changes nothing. */
    boolean isQuery(MessageType type) {
        MessageFamily family = byType.get(type);
        return family != null && family.isQuery();
    }

    /** What becomes of a message: refused when its framing, type, event or version is not one that is taken. */
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        ReadMarks marks = new ReadMarks();
        return handle(message.marking(marks), marks, envelope, profile);
    }

    /** The same with an account of every field. */
    public Handled account(Hl7Message message, Envelope envelope, SenderProfile profile) {
        ReadMarks marks = new ReadMarks();
        Hl7Message marked = message.marking(marks);
        Handling handling = handle(marked, marks, envelope, profile);
        List<LedgerLine> ledger = handling.outcome()
                .fold(mapped -> Ledger.of(marked, marks, mapped.notes()), refused -> List.<LedgerLine>of());
        return new Handled(handling, ledger);
    }

    private Handling handle(Hl7Message message, ReadMarks marks, Envelope envelope, SenderProfile profile) {
        Optional<Problem> unacceptable = Acceptance.ofHeader(message.header())
                .or(() -> Acceptance.ofMessage(message))
                .or(() -> MessageBounds.ofMessage(message))
                .or(() -> Acceptance.ofType(MessageType.of(message), byType.keySet()));
        if (unacceptable.isPresent()) {
            return Handling.acknowledged(Outcome.rejected(unacceptable.get()));
        }
        Handling handling;
        try {
            handling =
                    Objects.requireNonNull(byType.get(MessageType.of(message))).handle(message, envelope, profile);
        } catch (MessageBounds.TooManyResources tooMany) {
            return Handling.acknowledged(MessageBounds.tooManyResources());
        }
        return new Handling(
                handling.outcome().fold(mapped -> withLeftovers(mapped, message, marks), refused -> refused),
                handling.answers());
    }

    private static Outcome<Bundle> withLeftovers(Outcome.Mapped<Bundle> mapped, Hl7Message message, ReadMarks marks) {
        if (mapped.awaited().stream().anyMatch(Awaited.Referral.class::isInstance)) {
            // Nothing has been left over: it is read when its referral is there.
            return MessageBounds.of(mapped);
        }
        List<Note> notes = new ArrayList<>(mapped.notes());
        notes.addAll(Leftovers.notes(message, marks, mapped.notes()));
        return MessageBounds.of(new Outcome.Mapped<>(mapped.value(), notes, mapped.awaited()));
    }
}

package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.Acceptance;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All families that the door takes: finds the one for a message by MSH-9, or says what stands against it. */
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

    /** What becomes of a message: refused when its framing, type, event or version is not one that is taken. */
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Optional<Problem> unacceptable = Acceptance.ofHeader(message.header())
                .or(() -> Acceptance.ofMessage(message))
                .or(() -> Acceptance.ofType(MessageType.of(message), byType.keySet()));
        if (unacceptable.isPresent()) {
            return Handling.acknowledged(Outcome.rejected(unacceptable.get()));
        }
        return Objects.requireNonNull(byType.get(MessageType.of(message))).handle(message, envelope, profile);
    }
}

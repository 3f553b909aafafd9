package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.mapping.Acceptance;
import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageHash;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one message: its header, its sender, and what becomes of it. Stores nothing. */
public final class MessageReader {

    /** Partner of a message whose sender nobody knows; its bytes are kept under it. */
    public static final UUID NOBODY = new UUID(0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);

    private final MessageFamilies families;

    public MessageReader(MessageFamilies families) {
        this.families = families;
    }

    /**
     * Where a message comes from and how it arrived.
     *
     * @param id the journal's id for it
     * @param channel the door
     * @param at when its last byte arrived
     * @param senders who may be its sender
     */
    public record Arrival(UUID id, Channel channel, Instant at, Senders senders) {}

    /** What becomes of a payload. Never fails: a fault of ours is a refusal. */
    public MessageRead read(byte[] payload, Arrival arrival) {
        return read(payload, arrival, false);
    }

    /** The same with an account of every field. */
    public MessageRead account(byte[] payload, Arrival arrival) {
        return read(payload, arrival, true);
    }

    private MessageRead read(byte[] payload, Arrival arrival, boolean account) {
        Optional<Segment> header = MessageDecoder.header(payload);
        Optional<SenderProfile> sender = header.flatMap(msh -> arrival.senders().find(msh.text(3), msh.text(4)));
        Envelope envelope = envelope(payload, arrival, header, sender);
        MessageFamilies.Handled handled = handled(envelope, header, sender, account);
        Handling handling = handled.handling();
        return new MessageRead(
                envelope,
                handling.outcome(),
                handling.answers() == null ? AckWriter.to(header) : handling.answers(),
                sender.map(profile -> profile.conversation().acknowledgement()).orElse(Acknowledgement.AS_ASKED),
                handled.ledger());
    }

    private Envelope envelope(
            byte[] payload, Arrival arrival, Optional<Segment> header, Optional<SenderProfile> sender) {
        String control = header.map(msh -> msh.text(10)).orElse("");
        String reuseKey = header.map(msh -> msh.text(3) + "|" + msh.text(4) + "|" + control)
                .orElse("||");
        // The same question asked twice without a number of its own is two questions.
        boolean alwaysNew = control.isEmpty()
                && header.map(msh -> msh.field(9).first()).filter(this::isQuery).isPresent();
        return new Envelope(
                arrival.id(),
                sender.map(SenderProfile::partner).orElse(NOBODY),
                arrival.channel(),
                reuseKey + "|" + MessageHash.of(payload) + (alwaysNew ? "|" + arrival.id() : ""),
                control.isEmpty() ? "" : reuseKey,
                sender.filter(SenderProfile::refusesReuse).isPresent(),
                arrival.at(),
                payload);
    }

    private boolean isQuery(Repetition type) {
        return families.isQuery(new MessageType(type.text(1), type.text(2)));
    }

    private MessageFamilies.Handled handled(
            Envelope envelope, Optional<Segment> header, Optional<SenderProfile> sender, boolean account) {
        if (header.isEmpty()) {
            return refused(Problem.error(
                    "MSH", ProblemCode.UNREADABLE, "This is no HL7 v2 message: it does not begin with an MSH segment"));
        }
        Optional<Problem> unacceptable = Acceptance.ofHeader(header.get());
        if (unacceptable.isPresent()) {
            return refused(unacceptable.get());
        }
        return sender.map(profile -> map(envelope, profile, account))
                .orElseGet(() -> refused(Problem.error(
                        "MSH-3", ProblemCode.UNKNOWN_SENDER, "No partner is registered under this MSH-3 and MSH-4")));
    }

    private MessageFamilies.Handled map(Envelope envelope, SenderProfile profile, boolean account) {
        Hl7Message message =
                MessageDecoder.decode(envelope.raw(), profile.fallbackCharset()).orElseThrow();
        try {
            return account
                    ? families.account(message, envelope, profile)
                    : new MessageFamilies.Handled(families.handle(message, envelope, profile), List.of());
        } catch (RuntimeException ownFault) {
            // A fault of ours must not lose the message: it is refused with its bytes kept, for a person to see.
            LOG.error(
                    "message {} could not be mapped: {}",
                    envelope.message(),
                    ownFault.getClass().getName());
            return refused(Problem.error(
                    "MSH", ProblemCode.INTERNAL, "The message was kept but could not be read; we are looking at it"));
        }
    }

    private static MessageFamilies.Handled refused(Problem problem) {
        return new MessageFamilies.Handled(Handling.acknowledged(Outcome.rejected(problem)), List.of());
    }
}

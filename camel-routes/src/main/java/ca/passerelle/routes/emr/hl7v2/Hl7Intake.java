package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.mapping.Acceptance;
import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageHash;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.SenderProfile;
import ca.passerelle.routes.port.Senders;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one frame: it is read, its sender is found, it is mapped, and the record takes it or keeps it as refused. */
public final class Hl7Intake {

    /** Partner of a message whose sender nobody knows; its bytes are kept under it. */
    public static final UUID NOBODY = new UUID(0, 0);

    private static final Logger LOG = LoggerFactory.getLogger(Hl7Intake.class);

    private final Senders senders;
    private final MessageFamilies families;
    private final MessageIntake intake;
    private final FrameListener listener;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public Hl7Intake(
            Senders senders,
            MessageFamilies families,
            MessageIntake intake,
            FrameListener listener,
            Clock clock,
            Supplier<UUID> ids) {
        this.senders = senders;
        this.families = families;
        this.intake = intake;
        this.listener = listener;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The answer to a frame.
     *
     * @param payload what stood between VT and FS
     * @return an acknowledgement; null when nobody can say what became of the message, so that silence is the only honest answer
     */
    public byte @Nullable [] answer(byte[] payload) {
        UUID id = ids.get();
        try {
            Optional<Segment> header = MessageDecoder.header(payload);
            Optional<SenderProfile> sender = header.flatMap(msh -> senders.find(msh.text(3), msh.text(4)));
            Envelope envelope = envelope(id, payload, header, sender);
            Handling handling = read(envelope, header, sender);
            AnswerWriter answers = handling.answers() == null ? AckWriter.to(header) : handling.answers();
            return intake.receive(envelope, handling.outcome(), answers);
        } catch (RuntimeException unknownOutcome) {
            // The exception's text may hold values of the message; its kind is enough to find the place.
            LOG.error(
                    "message {} got no answer: {}",
                    id,
                    unknownOutcome.getClass().getName());
            listener.unanswered();
            return null;
        }
    }

    private Envelope envelope(UUID id, byte[] payload, Optional<Segment> header, Optional<SenderProfile> sender) {
        String control = header.map(msh -> msh.text(10)).orElse("");
        String reuseKey = header.map(msh -> msh.text(3) + "|" + msh.text(4) + "|" + control)
                .orElse("||");
        return new Envelope(
                id,
                sender.map(SenderProfile::partner).orElse(NOBODY),
                Channel.MLLP,
                reuseKey + "|" + MessageHash.of(payload),
                control.isEmpty() ? "" : reuseKey,
                sender.map(SenderProfile::reusedControlId)
                        .filter(SenderProfile.ReusedControlId.REFUSE::equals)
                        .isPresent(),
                clock.instant(),
                payload);
    }

    private Handling read(Envelope envelope, Optional<Segment> header, Optional<SenderProfile> sender) {
        if (header.isEmpty()) {
            return refused(Problem.error(
                    "MSH", ProblemCode.UNREADABLE, "This is no HL7 v2 message: it does not begin with an MSH segment"));
        }
        Optional<Problem> unacceptable = Acceptance.ofHeader(header.get());
        if (unacceptable.isPresent()) {
            return refused(unacceptable.get());
        }
        return sender.map(profile -> map(envelope, profile))
                .orElseGet(() -> refused(Problem.error(
                        "MSH-3", ProblemCode.UNKNOWN_SENDER, "No partner is registered under this MSH-3 and MSH-4")));
    }

    private Handling map(Envelope envelope, SenderProfile profile) {
        Hl7Message message =
                MessageDecoder.decode(envelope.raw(), profile.fallbackCharset()).orElseThrow();
        try {
            return families.handle(message, envelope, profile);
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

    private static Handling refused(Problem problem) {
        return Handling.acknowledged(Outcome.rejected(problem));
    }
}

package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.MessageReader.Arrival;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one frame: it is read, its sender is found, it is mapped, and the record takes it or keeps it as refused. */
public final class Hl7Intake {

    /** Partner of a message whose sender nobody knows; its bytes are kept under it. */
    public static final UUID NOBODY = MessageReader.NOBODY;

    private static final Logger LOG = LoggerFactory.getLogger(Hl7Intake.class);

    private final Senders senders;
    private final MessageReader reader;
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
        this.reader = new MessageReader(families);
        this.intake = intake;
        this.listener = listener;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The answer to a message, and the mode in which its sender is acknowledged.
     *
     * @param answer the application acknowledgement
     */
    record Answered(byte[] answer, Acknowledgement mode) {}

    /**
     * The answer to a message.
     *
     * @param payload what stood between VT and FS
     * @return an acknowledgement; null when nobody can say what became of the message, so that silence is the only honest answer
     */
    public byte @Nullable [] answer(byte[] payload) {
        Answered answered = answered(payload);
        return answered == null ? null : answered.answer();
    }

    @Nullable
    Answered answered(byte[] payload) {
        return answered(payload, senders);
    }

    /** The same, where fewer can be its sender. */
    @Nullable
    Answered answered(byte[] payload, Senders possible) {
        UUID id = ids.get();
        try {
            MessageRead read = reader.read(payload, new Arrival(id, Channel.MLLP, clock.instant(), possible));
            return new Answered(
                    intake.receive(read.envelope(), read.outcome(), read.answers()), read.acknowledgement());
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
}

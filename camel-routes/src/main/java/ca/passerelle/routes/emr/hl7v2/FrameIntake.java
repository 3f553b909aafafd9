package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.mapping.AckMode;
import ca.passerelle.routes.emr.hl7v2.mapping.BatchAck;
import ca.passerelle.routes.emr.hl7v2.mllp.Peer;
import ca.passerelle.routes.emr.hl7v2.mllp.ReceivedFrame;
import ca.passerelle.routes.emr.hl7v2.mllp.Reply;
import ca.passerelle.routes.emr.hl7v2.wire.BatchDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.BatchPart;
import ca.passerelle.routes.emr.hl7v2.wire.FrameListener;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Receipt;
import ca.passerelle.routes.port.SenderCertificates;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to a frame at the door: it is held to its certificate, a batch is taken apart, and the acknowledgements wanted go back. */
public final class FrameIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FrameIntake.class);

    private final Hl7Intake messages;
    private final RefusedFrames refusals;
    private final SenderBinding binding;
    private final FrameListener listener;

    /**
     * @param messages takes one message
     * @param refusals keeps and answers what is refused at the door
     * @param certificates which senders are held to which certificates
     */
    public FrameIntake(
            Hl7Intake messages, RefusedFrames refusals, SenderCertificates certificates, FrameListener listener) {
        this.messages = messages;
        this.refusals = refusals;
        this.binding = new SenderBinding(certificates);
        this.listener = listener;
    }

    /** What goes back; null when nobody can say what became of the frame, so that silence is the only honest answer. */
    public @Nullable Reply answer(ReceivedFrame frame) {
        try {
            return reply(frame);
        } catch (RuntimeException | StackOverflowError unknownOutcome) {
            // The exception's text may hold values of the message; its kind is enough to find the place.
            LOG.error("a frame got no answer: {}", unknownOutcome.getClass().getName());
            listener.unanswered();
            return null;
        } finally {
            frame.end();
        }
    }

    private @Nullable Reply reply(ReceivedFrame frame) {
        Optional<Segment> header = MessageDecoder.header(frame.payload());
        if (frame.isCutOff()) {
            return Reply.of(refusals.refuse(
                    frame.payload(),
                    header,
                    frame.peer(),
                    List.of(Problem.error(
                            "MSH", ProblemCode.TOO_LARGE, "The message is larger than this door takes"))));
        }
        if (header.filter(BatchDecoder::isBatch).isPresent()) {
            return batch(frame, header.get());
        }
        List<byte[]> frames = message(frame.payload(), header, frame.peer());
        return frames == null ? null : new Reply(frames);
    }

    private @Nullable List<byte[]> message(byte[] payload, Optional<Segment> header, Peer peer) {
        Optional<Problem> unproven = header.flatMap(msh -> binding.against(msh, peer));
        if (unproven.isPresent()) {
            byte[] refusal = refusals.refuse(payload, header, peer, List.of(unproven.get()));
            return AckMode.acknowledgements(header, Acknowledgement.AS_ASKED, refusal);
        }
        Hl7Intake.Answered answered = messages.answered(payload);
        return answered == null ? null : AckMode.acknowledgements(header, answered.mode(), answered.answer());
    }

    private @Nullable Reply batch(ReceivedFrame frame, Segment header) {
        Receipt receipt = refusals.receipt();
        BatchAck answer = new BatchAck(header, receipt);
        ByteArrayOutputStream outside = new ByteArrayOutputStream();
        for (BatchPart part : BatchDecoder.parts(frame.payload())) {
            if (part.kind() == BatchPart.Kind.MSH) {
                List<byte[]> acknowledged = message(part.bytes(), MessageDecoder.header(part.bytes()), frame.peer());
                if (acknowledged == null) {
                    return null;
                }
                answer.add(acknowledged);
            } else {
                answer.add(part);
                outside.writeBytes(part.bytes());
                outside.write('\r');
            }
        }
        answer.end();
        Optional<byte[]> faults = answer.problems().isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.refuse(
                        outside.toByteArray(),
                        Optional.of(BatchAck.asMessage(header)),
                        frame.peer(),
                        answer.problems()));
        return Reply.of(answer.bytes(faults));
    }
}

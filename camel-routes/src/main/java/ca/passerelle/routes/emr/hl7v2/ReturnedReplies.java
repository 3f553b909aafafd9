package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.AckMode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.Senders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An RRI that comes back on the connection of our own message: whoever was asked answers at once (HL7 v2.9 §11.6). It is a message as any other,
 * kept and applied before it is acknowledged. Only the partner that was sent to can be its sender.
 */
public final class ReturnedReplies {

    private static final Set<String> ACCEPTING = Set.of("AA", "CA");

    private final Hl7Intake intake;
    private final Senders senders;

    public ReturnedReplies(Hl7Intake intake, Senders senders) {
        this.intake = intake;
        this.senders = senders;
    }

    /**
     * Takes a frame that came back.
     *
     * @param partner whom the connection leads to
     * @return what has to go back, in order; nothing for a bare acknowledgement
     * @throws IOException when nobody can say what became of it, so that it must not count as taken
     */
    List<byte[]> take(byte[] frame, UUID partner) throws IOException {
        Optional<Hl7Message> message = MessageDecoder.decode(frame, StandardCharsets.ISO_8859_1);
        if (message.filter(ReturnedReplies::isReply).isEmpty()) {
            return List.of();
        }
        Hl7Intake.Answered answered =
                intake.answered(frame, (application, facility) -> senders.find(application, facility)
                        .filter(profile -> profile.partner().equals(partner)));
        if (answered == null) {
            throw new IOException("the reply could not be kept");
        }
        Optional<Segment> header = MessageDecoder.header(frame);
        return message.get().first("MSA").isPresent()
                ? AckMode.ofReply(header, answered.answer())
                : AckMode.acknowledgements(header, answered.mode(), answered.answer());
    }

    /** An RRI that says how the referral stands; one that says that our message was wrong does not. */
    private static boolean isReply(Hl7Message message) {
        return message.type().equals("RRI")
                && message.first("RF1").isPresent()
                && message.first("MSA")
                        .map(msa -> ACCEPTING.contains(msa.text(1)))
                        .orElse(true);
    }
}

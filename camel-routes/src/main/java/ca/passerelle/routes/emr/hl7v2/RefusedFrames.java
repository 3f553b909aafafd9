package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.mapping.MessageHash;
import ca.passerelle.routes.emr.hl7v2.mllp.Peer;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageIntake;
import ca.passerelle.routes.port.Receipt;
import ca.passerelle.routes.port.SenderCertificates;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps and answers what the door refuses before anybody looks at its content. It is kept under the partner whose certificate was shown,
 * never under the one that the message names.
 */
public final class RefusedFrames {

    private final MessageIntake intake;
    private final SenderCertificates certificates;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public RefusedFrames(MessageIntake intake, SenderCertificates certificates, Clock clock, Supplier<UUID> ids) {
        this.intake = intake;
        this.certificates = certificates;
        this.clock = clock;
        this.ids = ids;
    }

    /** A receipt for something that is no message of its own. */
    Receipt receipt() {
        return new Receipt(ids.get(), clock.instant());
    }

    /**
     * The acknowledgement of a refusal, when its bytes are kept.
     *
     * @param payload what is kept
     * @param header to which the answer is written
     */
    byte[] refuse(byte[] payload, Optional<Segment> header, Peer peer, List<Problem> problems) {
        String named = header.map(msh -> msh.text(3) + "|" + msh.text(4) + "|" + msh.text(10))
                .orElse("||");
        Envelope envelope = new Envelope(
                ids.get(),
                certificates.owner(peer.certificate()).orElse(Hl7Intake.NOBODY),
                Channel.MLLP,
                named + "|refused|" + MessageHash.of(payload),
                "",
                false,
                clock.instant(),
                payload);
        return intake.receive(envelope, Outcome.rejected(problems), AckWriter.to(header));
    }
}

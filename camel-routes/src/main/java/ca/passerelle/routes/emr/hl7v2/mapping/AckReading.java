package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What an acknowledgement from the other side means for a delivery. */
public final class AckReading {

    private static final Set<String> TAKEN = Set.of("AA", "CA");
    private static final Set<String> REFUSED = Set.of("AE", "AR", "CE", "CR");

    private AckReading() {}

    /**
     * What became of a delivery.
     *
     * @param sent the message that was sent
     * @param answer the payload that came back
     * @param controlId MSH-10 of what was sent; MSA-2 must be the same
     */
    public static Attempt read(byte[] sent, byte[] answer, String controlId) {
        Optional<Segment> msa =
                MessageDecoder.decode(answer, StandardCharsets.ISO_8859_1).flatMap(AckReading::msa);
        if (msa.isEmpty() || !msa.get().text(2).equals(controlId)) {
            return new Attempt.Failed(sent, answer, "wrong-answer", true);
        }
        String code = msa.get().text(1);
        if (TAKEN.contains(code)) {
            return new Attempt.Delivered(sent, answer);
        }
        return REFUSED.contains(code)
                ? new Attempt.Failed(sent, answer, "refused", false)
                : new Attempt.Failed(sent, answer, "wrong-answer", true);
    }

    private static Optional<Segment> msa(Hl7Message message) {
        return message.first("MSA");
    }
}

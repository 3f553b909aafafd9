package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.Attempt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of the other side mean for one delivery (HL7 v2.9 §2.9.2, §2.9.3). An answer whose MSA-2 is not our MSH-10 belongs to
 * something else and is dropped. After a commit acknowledgement (CA) the application's is awaited where MSH-16 asked for it; when it does
 * not come, the message is delivered all the same, for with CA the other side has taken the responsibility.
 */
public final class AckReading {

    private static final int MOST_STRANGE_ANSWERS = 20;

    /** HL7 table 0357: nothing that anybody would change about the message. */
    private static final Set<String> PASSING = Set.of("206", "207");

    private final byte[] sent;
    private final String controlId;
    private final boolean awaitsApplication;
    private byte @Nullable [] commit;
    private byte @Nullable [] strange;
    private int strangers;

    /**
     * @param sent the message that was sent
     * @param controlId its MSH-10
     */
    public AckReading(byte[] sent, String controlId) {
        this.sent = sent;
        this.controlId = controlId;
        this.awaitsApplication = MessageDecoder.header(sent)
                .map(header -> header.text(16))
                .filter(wanted -> wanted.equals("AL") || wanted.equals("SU") || wanted.equals("ER"))
                .isPresent();
    }

    /** What a frame that came decides; empty when another has to be awaited. */
    public Optional<Attempt> next(byte[] answer) {
        Optional<Hl7Message> message = MessageDecoder.decode(answer, StandardCharsets.ISO_8859_1);
        Optional<Segment> msa = message.flatMap(said -> said.first("MSA"));
        if (msa.isEmpty() && message.filter(said -> said.type().equals("RRI")).isPresent()) {
            // A message of the other side's own, which came between.
            return ++strangers < MOST_STRANGE_ANSWERS ? Optional.empty() : Optional.of(end("wrong-answer"));
        }
        if (msa.isEmpty() || !msa.get().text(2).equals(controlId)) {
            strange = answer;
            return ++strangers < MOST_STRANGE_ANSWERS ? Optional.empty() : Optional.of(end("wrong-answer"));
        }
        return switch (msa.get().text(1)) {
            case "AA" -> Optional.of(new Attempt.Delivered(sent, answer));
            case "CA" -> committed(answer);
            case "AE", "CE" -> Optional.of(new Attempt.Failed(sent, answer, "refused", false));
            case "AR", "CR" -> Optional.of(rejected(answer, reason(message.get())));
            default -> Optional.of(new Attempt.Failed(sent, answer, "wrong-answer", true));
        };
    }

    /**
     * What it means that nothing more comes.
     *
     * @param code how the waiting ended
     */
    public Attempt end(String code) {
        if (commit != null) {
            return new Attempt.Delivered(sent, commit);
        }
        return strange != null
                ? new Attempt.Failed(sent, strange, "wrong-answer", true)
                : new Attempt.Failed(sent, null, code, true);
    }

    private Optional<Attempt> committed(byte[] answer) {
        if (!awaitsApplication) {
            return Optional.of(new Attempt.Delivered(sent, answer));
        }
        commit = answer;
        return Optional.empty();
    }

    /** A reject without a reason may have nothing to do with the message, so that it is tried again; one that names the message is not. */
    private Attempt rejected(byte[] answer, String reason) {
        if (PASSING.contains(reason)) {
            return new Attempt.Failed(sent, answer, "unavailable", true);
        }
        return new Attempt.Failed(sent, answer, "refused", reason.isEmpty());
    }

    /** ERR-3.1, or ERR-1.4 of senders before 2.5. */
    private static String reason(Hl7Message message) {
        return message.first("ERR")
                .map(error -> error.text(3).isEmpty() ? error.field(1).first().text(4) : error.text(3))
                .orElse("");
    }
}

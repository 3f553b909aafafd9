package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which acknowledgements a message wants (HL7 v2.9 §2.9.2 and §2.9.3). With MSH-15 and MSH-16 empty: one, AA, AE or AR. With one of them
 * filled: a commit acknowledgement (CA, CE, CR) as MSH-15 says and an application acknowledgement (AA, AE, AR) as MSH-16 says, each
 * always (AL), never (NE), on error (ER) or on success (SU); an empty one means never. What was rejected as a message (CR) gets no second
 * one. A sender's profile can say that it gets one acknowledgement whatever it asks, or a commit acknowledgement always. When only the commit acknowledgement is wanted, it tells of errors in the content (CE), since nothing else will.
 */
public final class AckMode {

    private AckMode() {}

    private enum Condition {
        AL,
        NE,
        ER,
        SU;

        static Optional<Condition> of(String field) {
            for (Condition each : values()) {
                if (each.name().equals(field)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        boolean holds(boolean success) {
            return this == AL || (this == SU && success) || (this == ER && !success);
        }
    }

    /**
     * The acknowledgements that go back, in order.
     *
     * @param header of the message that came; empty when it had none that can be read
     * @param mode what the sender's profile says
     * @param answer the application acknowledgement to it
     */
    public static List<byte[]> acknowledgements(Optional<Segment> header, Acknowledgement mode, byte[] answer) {
        if (mode == Acknowledgement.ORIGINAL) {
            return List.of(answer);
        }
        Optional<Condition> forCommit =
                mode == Acknowledgement.ENHANCED ? Optional.of(Condition.AL) : condition(header, 15);
        Optional<Condition> forApplication = condition(header, 16);
        String code = forCommit.isEmpty() && forApplication.isEmpty() ? "" : code(answer);
        if (code.isEmpty()) {
            return List.of(answer);
        }
        boolean taken = code.equals("AA");
        boolean application = forApplication.orElse(Condition.NE).holds(taken);
        String committed = code.equals("AR") ? "CR" : taken || application ? "CA" : "CE";
        boolean commit = forCommit.orElse(Condition.NE).holds(committed.equals("CA"));
        boolean both = commit && application && !committed.equals("CR");
        List<byte[]> acknowledgements = new ArrayList<>();
        if (commit) {
            acknowledgements.add(commit(answer, committed, both));
        }
        if (application && (both || !commit)) {
            acknowledgements.add(answer);
        }
        return acknowledgements;
    }

    /**
     * What goes back for a message that is an application acknowledgement itself: a commit acknowledgement where its MSH-15 asks for one, and
     * nothing else, so that no two systems acknowledge each other for ever.
     *
     * @param answer the application acknowledgement that any other message would get
     */
    public static List<byte[]> ofReply(Optional<Segment> header, byte[] answer) {
        String code = code(answer);
        boolean taken = code.equals("AA");
        boolean commit = condition(header, 15).orElse(Condition.NE).holds(taken);
        return commit ? List.of(commit(answer, taken ? "CA" : code.equals("AR") ? "CR" : "CE", false)) : List.of();
    }

    private static Optional<Condition> condition(Optional<Segment> header, int field) {
        return header.filter(msh -> msh.name().equals("MSH")).flatMap(msh -> Condition.of(msh.text(field)));
    }

    private static String code(byte[] answer) {
        return MessageDecoder.decode(answer, StandardCharsets.ISO_8859_1)
                .flatMap(message -> message.first("MSA"))
                .map(msa -> msa.text(1))
                .orElse("");
    }

    /** The same acknowledgement with another code; when another follows that says what is wrong, with an id of its own and no ERR. */
    private static byte[] commit(byte[] answer, String code, boolean another) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int msa = text.indexOf("\rMSA") + 5;
        String commit = text.substring(0, msa) + code + text.substring(msa + 2);
        if (another) {
            String id = MessageDecoder.decode(answer, StandardCharsets.ISO_8859_1)
                    .map(Hl7Message::controlId)
                    .orElse("");
            int end = commit.indexOf('\r', msa);
            String own = UUID.nameUUIDFromBytes((id + " commit").getBytes(StandardCharsets.UTF_8))
                    .toString();
            commit = (end < 0 ? commit : commit.substring(0, end + 1));
            // Ours are UUIDs, so that nothing else is taken for one.
            commit = id.length() == own.length() ? commit.replace(id, own) : commit;
        }
        return commit.getBytes(StandardCharsets.ISO_8859_1);
    }
}

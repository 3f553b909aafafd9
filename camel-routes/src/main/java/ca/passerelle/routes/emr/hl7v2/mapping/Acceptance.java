package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a message is of a kind that this door takes, before anybody looks at its content (HL7 v2.9 §2.9.2.1). */
public final class Acceptance {

    private static final Pattern VERSION = Pattern.compile("2(\\.\\d{1,2}){0,2}");

    private Acceptance() {}

    /** What stands against the header alone: a batch, or a first segment that is not MSH as the standard writes it. */
    public static Optional<Problem> ofHeader(Segment header) {
        return switch (header.name()) {
            case "MSH" -> Optional.empty();
            case "FHS", "BHS" ->
                Optional.of(Problem.error(
                        header.name(),
                        ProblemCode.UNSUPPORTED_TYPE,
                        "Batches are not taken; send each message in its own frame"));
            default ->
                Optional.of(Problem.error(
                        "MSH", ProblemCode.UNREADABLE, "The message does not begin with MSH in capital letters"));
        };
    }

    /** What stands against the message's framing or version. */
    public static Optional<Problem> ofMessage(Hl7Message message) {
        if (message.strayFraming()) {
            return Optional.of(Problem.error(
                    "MSH",
                    ProblemCode.INVALID_VALUE,
                    "A framing character stands inside the message; two messages may have run together"));
        }
        if (message.all("MSH").size() > 1) {
            return Optional.of(
                    Problem.error("MSH[2]", ProblemCode.STRUCTURE, "There are several messages in one frame"));
        }
        if (message.firstValue("DSC", 1).isPresent() || message.first("ADD").isPresent()) {
            String place = message.first("ADD").isPresent() ? "ADD" : "DSC-1";
            return Optional.of(Problem.error(
                    place,
                    ProblemCode.STRUCTURE,
                    "The message is one part of several (DSC, ADD): send it whole, in one frame"));
        }
        String version = message.header().text(12);
        if (!version.isEmpty() && !VERSION.matcher(version).matches()) {
            return Optional.of(
                    Problem.error("MSH-12", ProblemCode.UNSUPPORTED_VERSION, "Only versions 2.x of HL7 are taken"));
        }
        return Optional.empty();
    }

    /**
     * What stands against the message's type or event.
     *
     * @param type what the message says it is
     * @param taken the types that some family takes
     */
    public static Optional<Problem> ofType(MessageType type, Set<MessageType> taken) {
        if (taken.contains(type)) {
            return Optional.empty();
        }
        boolean typeKnown = taken.stream().anyMatch(each -> each.code().equals(type.code()));
        return Optional.of(
                typeKnown
                        ? Problem.error(
                                "MSH-9.2",
                                ProblemCode.UNSUPPORTED_EVENT,
                                type.event().isEmpty()
                                        ? "MSH-9.2 does not say which event it is"
                                        : "This event of the message type is not taken")
                        : Problem.error(
                                "MSH-9.1", ProblemCode.UNSUPPORTED_TYPE, "Messages of this type are not taken"));
    }
}

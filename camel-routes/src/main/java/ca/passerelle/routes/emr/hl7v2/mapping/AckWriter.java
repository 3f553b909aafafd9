package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.hl7v2.wire.Delimiters;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.Location;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.kit.Problem.Severity;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the acknowledgement of one message in its own delimiters and charset (HL7 v2.9 §2.9.2, §2.14.5): AA, AE for content that the sender
 * can put right, AR for a message that this door does not take, with one ERR for each problem. A message without a readable header is
 * answered by an AR from a header of our own.
 */
public final class AckWriter implements AnswerWriter {

    private static final String VERSION = "2.5.1";

    private static final int MOST_ERRORS = 250;

    private final Segment header;

    private AckWriter(Segment header) {
        this.header = header;
    }

    /** Answers the message that begins with this header; empty when it has none that can be read. */
    public static AckWriter to(Optional<Segment> header) {
        return new AckWriter(header.orElseGet(() -> new Segment(
                "MSH",
                1,
                List.of("|", Delimiters.STANDARD.encodingCharacters()),
                new Encoding(Delimiters.STANDARD, StandardCharsets.UTF_8))));
    }

    @Override
    public byte[] accepted(Receipt receipt, List<Problem> warnings) {
        return write("AA", receipt, warnings);
    }

    @Override
    public byte[] refused(Receipt receipt, List<Problem> problems) {
        boolean message = problems.stream()
                .anyMatch(problem -> problem.severity() == Severity.ERROR && ErrorCode.refusesMessage(problem.code()));
        return write(message ? "AR" : "AE", receipt, problems);
    }

    private byte[] write(String code, Receipt receipt, List<Problem> problems) {
        String event = received(9).first().text(2);
        String[] type = event.isEmpty() ? new String[] {"ACK"} : new String[] {"ACK", event, "ACK"};
        return write(code, receipt, problems, type, List.of());
    }

    /** An answer that is more than an acknowledgement: MSA and ERR, and what follows them. */
    byte[] write(String code, Receipt receipt, List<Problem> problems, String[] type, List<SegmentText> more) {
        List<SegmentText> segments = new ArrayList<>();
        segments.add(header(receipt, type));
        segments.add(segment("MSA").with(1, code).echoed(2, received(10)));
        // A sender reads the first few; an answer as long as the message would not be taken.
        problems.stream().limit(MOST_ERRORS).forEach(problem -> segments.add(error(problem)));
        segments.addAll(more);
        return MessageEncoder.encode(segments, header.encoding());
    }

    /** How the answer is written: as the message was. */
    Encoding encoding() {
        return header.encoding();
    }

    private SegmentText header(Receipt receipt, String... type) {
        SegmentText answer = MessageEncoder.header(header.encoding())
                .echoed(3, received(5))
                .echoed(4, received(6))
                .echoed(5, received(3))
                .echoed(6, received(4))
                .with(7, Hl7DateTime.write(receipt.at()))
                .with(10, receipt.message().toString())
                .echoed(11, received(11));
        answer = answer.with(9, type);
        answer = received(12).isEmpty() ? answer.with(12, VERSION) : answer.echoed(12, received(12));
        return received(18).isEmpty()
                ? answer
                : answer.with(18, MessageEncoder.charsetName(header.encoding().charset()));
    }

    private SegmentText error(Problem problem) {
        ErrorCode code = ErrorCode.of(problem);
        SegmentText error = segment("ERR")
                .with(3, code.code(), code.text(), "HL70357")
                .with(4, problem.severity() == Severity.ERROR ? "E" : "W")
                .with(5, problem.code().code(), "", Systems.PROBLEM)
                .with(8, problem.text());
        return Location.parse(problem.location())
                .map(location -> error.with(2, components(location)))
                .orElseGet(() -> error.with(7, problem.location()));
    }

    private static String[] components(Location location) {
        return new String[] {
            location.segment(),
            digits(location.sequence()),
            digits(location.field()),
            digits(location.repetition()),
            digits(location.component())
        };
    }

    private static String digits(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    private Field received(int number) {
        return header.name().equalsIgnoreCase("MSH")
                ? header.field(number)
                : new Field(header.location(), "", header.encoding());
    }

    private SegmentText segment(String name) {
        return SegmentText.of(name, header.encoding());
    }
}

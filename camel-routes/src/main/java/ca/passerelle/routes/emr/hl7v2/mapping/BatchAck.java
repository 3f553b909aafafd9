package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.BatchPart;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Receipt;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The answer to a batch, part by part: the same headers the other way round, the acknowledgements of the messages, trailers that count
 * them (HL7 v2.9 §2.10.3). It notices what the sender's own headers and trailers get wrong.
 */
public final class BatchAck {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private final Receipt receipt;
    private final Encoding encoding;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final List<Problem> problems = new ArrayList<>();
    private boolean fileOpen;
    private boolean batchOpen;
    private int batches;
    private int messages;
    private int acknowledgements;

    /**
     * @param header the first segment of the batch
     * @param receipt names the answer and its time
     */
    public BatchAck(Segment header, Receipt receipt) {
        this.encoding = new Encoding(header.encoding().delimiters(), StandardCharsets.UTF_8);
        this.receipt = receipt;
    }

    /** A header, a trailer, or a segment that belongs nowhere. */
    public void add(BatchPart part) {
        switch (part.kind()) {
            case FHS -> openFile(part);
            case BHS -> openBatch(part);
            case BTS -> closeBatch(count(part), true);
            case FTS -> closeFile(count(part), true);
            case STRAY, MSH -> problem("BHS", ProblemCode.STRUCTURE, "A segment of the batch belongs to no message");
        }
    }

    /** A message with its acknowledgements. */
    public void add(List<byte[]> acknowledged) {
        messages++;
        acknowledgements += acknowledged.size();
        acknowledged.forEach(answer::writeBytes);
    }

    /** What is wrong with the headers and trailers so far. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Closes what the sender has left open. Then the problems are complete. */
    public void end() {
        if (batchOpen) {
            problem("BTS", ProblemCode.STRUCTURE, "The batch has no BTS: it may not be complete");
            closeBatch(Optional.empty(), false);
        }
        if (fileOpen) {
            problem("FTS", ProblemCode.STRUCTURE, "The file has no FTS: it may not be complete");
            closeFile(Optional.empty(), false);
        }
    }

    /**
     * The whole answer.
     *
     * @param faults acknowledgement of what is wrong with the batch itself, put before the rest's end; empty when nothing is
     */
    public byte[] bytes(Optional<byte[]> faults) {
        faults.ifPresent(answer::writeBytes);
        return answer.toByteArray();
    }

    /** A header like that of a message, so that a batch can be acknowledged as one: its control id is FHS-11 or BHS-11. */
    public static Segment asMessage(Segment header) {
        List<String> fields = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            fields.add(header.field(number).raw());
        }
        fields.addAll(List.of("", "", header.field(11).raw()));
        return new Segment("MSH", 1, fields, header.encoding());
    }

    private void openFile(BatchPart part) {
        fileOpen = true;
        batches = 0;
        write(reversed("FHS", part));
    }

    private void openBatch(BatchPart part) {
        if (batchOpen) {
            problem("BTS", ProblemCode.STRUCTURE, "A batch begins before the one before it has ended");
            closeBatch(Optional.empty(), false);
        }
        batchOpen = true;
        batches++;
        messages = 0;
        acknowledgements = 0;
        write(reversed("BHS", part));
    }

    private void closeBatch(Optional<Integer> declared, boolean sent) {
        if (sent && !batchOpen) {
            problem("BTS", ProblemCode.STRUCTURE, "A batch ends that has not begun");
            return;
        }
        compare("BTS-1", declared, messages, "messages");
        batchOpen = false;
        write(SegmentText.of("BTS", encoding).with(1, String.valueOf(acknowledgements)));
    }

    private void closeFile(Optional<Integer> declared, boolean sent) {
        if (batchOpen) {
            problem("BTS", ProblemCode.STRUCTURE, "The file ends before its batch has ended");
            closeBatch(Optional.empty(), false);
        }
        if (sent && !fileOpen) {
            problem("FTS", ProblemCode.STRUCTURE, "A file ends that has not begun");
            return;
        }
        compare("FTS-1", declared, batches, "batches");
        fileOpen = false;
        write(SegmentText.of("FTS", encoding).with(1, String.valueOf(batches)));
    }

    private void compare(String location, Optional<Integer> declared, int came, String what) {
        if (declared.isPresent() && declared.get() != came) {
            problem(
                    location,
                    ProblemCode.INVALID_VALUE,
                    "The trailer counts " + declared.get() + " " + what + ", " + came + " came");
        }
    }

    private Optional<Integer> count(BatchPart part) {
        String line = new String(part.bytes(), StandardCharsets.ISO_8859_1);
        String[] fields =
                line.split(Pattern.quote(String.valueOf(encoding.delimiters().field())), 3);
        return Optional.of(fields.length < 2 ? "" : fields[1].strip())
                .filter(text -> COUNT.matcher(text).matches())
                .map(Integer::valueOf);
    }

    private SegmentText reversed(String name, BatchPart part) {
        SegmentText header = MessageEncoder.header(name, encoding)
                .with(7, Hl7DateTime.write(receipt.at()))
                .with(11, receipt.message() + "-" + name + batches);
        return MessageDecoder.header(part.bytes())
                .filter(sent -> sent.encoding().delimiters().equals(encoding.delimiters()))
                .map(sent -> header.echoed(3, sent.field(5))
                        .echoed(4, sent.field(6))
                        .echoed(5, sent.field(3))
                        .echoed(6, sent.field(4))
                        .echoed(12, sent.field(11)))
                .orElse(header);
    }

    private void write(SegmentText segment) {
        answer.writeBytes(MessageEncoder.encode(List.of(segment), encoding));
    }

    private void problem(String location, ProblemCode code, String text) {
        problems.add(Problem.error(location, code, text));
    }
}

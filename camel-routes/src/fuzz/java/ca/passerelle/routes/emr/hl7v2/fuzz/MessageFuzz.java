package ca.passerelle.routes.emr.hl7v2.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.MessageReader;
import ca.passerelle.routes.emr.hl7v2.MessageReader.Arrival;
import ca.passerelle.routes.emr.hl7v2.mapping.AckMode;
import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.wire.BatchDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.Senders;
import ca.passerelle.routes.port.sender.Conversation.Acknowledgement;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any payload is walked, mapped or refused, and acknowledged in a form that no content of it can break. */
class MessageFuzz {

    private static final int MOST_COMPONENTS = 40;
    private static final Senders ANYBODY = (application, facility) -> Optional.of(Fixtures.CLINIC);

    @FuzzTest(maxDuration = "60s")
    void anyPayload(byte[] payload) {
        InTime.run(() -> {
            Optional<Segment> header = MessageDecoder.header(payload);
            Optional<Hl7Message> message = MessageDecoder.decode(payload, Fixtures.CLINIC.fallbackCharset());
            assertThat(message.isPresent()).isEqualTo(header.isPresent());
            message.ifPresent(MessageFuzz::walk);
            header.filter(BatchDecoder::isBatch).ifPresent(batch -> BatchDecoder.parts(payload));
            List<Problem> problems = problems(payload);
            AckWriter answers = AckWriter.to(header);
            acknowledged(AckMode.acknowledgements(header, Acknowledgement.AS_ASKED, answers.accepted(Fixtures.RECEIPT, problems)));
            acknowledged(AckMode.acknowledgements(header, Acknowledgement.AS_ASKED, answers.refused(Fixtures.RECEIPT, problems)));
        });
    }

    private static void walk(Hl7Message message) {
        for (Segment segment : message.segments()) {
            segment.filled().forEach(MessageFuzz::walk);
        }
    }

    private static void walk(Field field) {
        assertThat(field.whole()).isNotNull();
        field.repetitions().forEach(repetition -> {
            for (int number = 1; number <= MOST_COMPONENTS; number++) {
                assertThat(repetition.text(number)).isNotNull();
            }
        });
    }

    /** What the families say of it; a fault of ours, which the reader turns into a refusal, is one here. */
    private static List<Problem> problems(byte[] payload) {
        List<Problem> problems = new MessageReader(Fixtures.FAMILIES)
                .read(payload, new Arrival(Fixtures.MESSAGE, Channel.MLLP, Fixtures.NOW, ANYBODY))
                .outcome()
                .fold(mapped -> mapped.notes().stream().map(Problem::of).toList(), Outcome.Rejected::problems);
        assertThat(problems).noneMatch(problem -> problem.code() == ProblemCode.INTERNAL);
        return problems;
    }

    private static void acknowledged(List<byte[]> answers) {
        for (byte[] answer : answers) {
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("\u000B", "\u001C", "\n").startsWith("MSH");
            assertThat(text.split("\r")).allMatch(line -> line.matches("(?s)(MSH|MSA|ERR).*"));
        }
    }
}

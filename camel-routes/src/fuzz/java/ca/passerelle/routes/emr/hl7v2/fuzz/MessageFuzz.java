package ca.passerelle.routes.emr.hl7v2.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.emr.hl7v2.Fixtures;
import ca.passerelle.routes.emr.hl7v2.mapping.AckMode;
import ca.passerelle.routes.emr.hl7v2.mapping.AckWriter;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralFromRefI12;
import ca.passerelle.routes.emr.hl7v2.wire.BatchDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Field;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.MessageDecoder;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** Any payload is walked, mapped or refused, and acknowledged in a form that no content of it can break. */
class MessageFuzz {

    private static final int MOST_COMPONENTS = 40;

    @FuzzTest(maxDuration = "60s")
    void anyPayload(byte[] payload) {
        InTime.run(() -> {
            Optional<Segment> header = MessageDecoder.header(payload);
            Optional<Hl7Message> message = MessageDecoder.decode(payload, Fixtures.CLINIC.fallbackCharset());
            assertThat(message.isPresent()).isEqualTo(header.isPresent());
            message.ifPresent(MessageFuzz::walk);
            header.filter(BatchDecoder::isBatch).ifPresent(batch -> BatchDecoder.parts(payload));
            List<Problem> problems = message.map(read -> problems(payload, read)).orElse(List.of());
            AckWriter answers = AckWriter.to(header);
            acknowledged(AckMode.acknowledgements(header, answers.accepted(Fixtures.RECEIPT, problems)));
            acknowledged(AckMode.acknowledgements(header, answers.refused(Fixtures.RECEIPT, problems)));
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

    private static List<Problem> problems(byte[] payload, Hl7Message message) {
        Outcome<Bundle> outcome = ReferralFromRefI12.map(
                message, Fixtures.envelope(payload), Fixtures.CLINIC, Optional.empty());
        return outcome.fold(mapped -> mapped.notes().stream().map(Problem::of).toList(), Outcome.Rejected::problems);
    }

    private static void acknowledged(List<byte[]> answers) {
        for (byte[] answer : answers) {
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("\u000B", "\u001C", "\n").startsWith("MSH");
            assertThat(text.split("\r")).allMatch(line -> line.matches("(?s)(MSH|MSA|ERR).*"));
        }
    }
}

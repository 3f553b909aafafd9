package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.mllp.MllpServerSettings.Limits;
import ca.passerelle.routes.emr.hl7v2.wire.CountingListener;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.OutcomeUnknownException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MllpReferralRouteTest {

    private static final int CONNECTIONS = 4;

    private final FakeIntake intake = new FakeIntake();
    private MllpServer server;
    private CountingListener listener;

    @BeforeEach
    void start() throws Exception {
        Limits usual = Limits.DEFAULT;
        server = new MllpServer(
                new Limits(
                        usual.maxFrameBytes(),
                        usual.maxHeldBytes(),
                        CONNECTIONS,
                        CONNECTIONS,
                        CONNECTIONS,
                        usual.frameTime(),
                        usual.idleTime(),
                        usual.answerTime()),
                this::receive);
        listener = server.listener;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoFramesInOneWriteAreAnsweredInOrder() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frames(referral("A1"), referral("A2")));
            assertThat(answer(socket)).contains("MSA|AA|A1");
            assertThat(answer(socket)).contains("MSA|AA|A2");
        }
        assertThat(intake.envelopes).hasSize(2);
    }

    @Test
    void aFrameThatArrivesByteByByteIsAnswered() throws IOException {
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (byte each : frames(referral("B1"))) {
                out.write(each);
                out.flush();
            }
            assertThat(answer(socket)).contains("MSA|AA|B1");
        }
    }

    @Test
    void brokenAndEmptyFramesAreAnsweredOnAConnectionThatStaysOpen() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(frames(
                            "", "hello", "msh|^~\\&|CLINIC|VANCOUVER|||||REF^I12|B7|P|2.5.1", "MSH", referral("B8")));
            assertThat(answer(socket)).contains("MSA|AR|\r").contains("|100^");
            assertThat(answer(socket)).contains("MSA|AR|\r");
            assertThat(answer(socket)).contains("MSA|AR|B7");
            assertThat(answer(socket)).contains("MSA|AR|\r");
            assertThat(answer(socket)).contains("MSA|AA|B8");
        }
        assertThat(intake.envelopes).as("the bytes of every one are kept").hasSize(5);
    }

    @Test
    void aFramingCharacterInsideIsOneMessageAndRefusedForItsContent() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frames(referral("C1").replace("company", "comp\u000Bany")));
            assertThat(answer(socket)).contains("MSA|AE|C1").contains("|102^");
        }
    }

    @Test
    void anUnknownSenderIsRefusedAndItsBytesAreKept() throws IOException {
        String unknown = referral("D1").replace("CLINIC|VANCOUVER", "WHO|KNOWS");
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frames(unknown));
            assertThat(answer(socket)).contains("MSA|AR|D1").contains("unknown-sender");
        }
        Envelope kept = intake.envelopes.get(0);
        assertThat(kept.partner()).isEqualTo(Hl7Intake.NOBODY);
        assertThat(new String(kept.raw(), StandardCharsets.UTF_8)).isEqualTo(unknown);
        assertThat(intake.outcomes.get(0)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> assertThat(
                        rejected.problems().toString())
                .contains(ProblemCode.UNKNOWN_SENDER.name()));
    }

    @Test
    void otherTypesAndEventsAreRefusedWithTheirBytesKept() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(frames(
                            referral("E1").replace("REF^I12^REF_I12", "QBP^Q22"),
                            referral("E2").replace("REF^I12^REF_I12", "REF^I99")));
            assertThat(answer(socket)).contains("MSA|AR|E1").contains("|200^");
            assertThat(answer(socket)).contains("MSA|AR|E2").contains("|201^");
        }
        assertThat(intake.envelopes).hasSize(2);
    }

    @Test
    void anUnknownOutcomeIsMetWithSilenceAndTheConnectionEnds() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frames(referral("GONE")));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(listener.unanswered).hasValue(1);
    }

    @Test
    void bytesWithoutAFrameEndTheConnectionWithinFiveSecondsWithoutAnAnswer() throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(referral("F1").getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(listener.unframed).hasValue(1);
        assertThat(intake.envelopes).isEmpty();
    }

    @Test
    void fiveMegabytesAreTaken() throws IOException {
        String document = "JVBERi0x".repeat(5 * 1024 * 1024 / 8);
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(frames(
                            referral("G1") + "OBX|1|ED|57133-1^Letter^LN||^application^pdf^Base64^" + document + "\r"));
            assertThat(answer(socket)).contains("MSA|AA|G1");
        }
        assertThat(intake.envelopes.get(0).raw().length).isGreaterThan(5 * 1024 * 1024);
    }

    @Test
    void aConnectionAboveTheCapIsClosedAtOnceAndOneFreedCanBeUsedAgain() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int index = 0; index < CONNECTIONS; index++) {
                Socket socket = connect();
                open.add(socket);
                socket.getOutputStream().write(frames(referral("H" + index)));
                assertThat(answer(socket)).contains("MSA|AA|H" + index);
            }
            try (Socket refused = connect()) {
                assertThat(refused.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(listener.refused).hasValue(1);
            open.remove(0).close();
            await().ignoreExceptions().until(() -> {
                try (Socket again = connect()) {
                    again.getOutputStream().write(frames(referral("H9")));
                    return answer(again).contains("MSA|AA|H9");
                }
            });
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void theSenderKeyKnowsARepeatAndTheReuseKeyAReusedControlId() throws IOException {
        try (Socket socket = connect()) {
            String again = referral("J1").replace("20260302101500-0800", "20260302111500-0800");
            String other = referral("J1").replace("company", "somebody");
            socket.getOutputStream().write(frames(referral("J1"), again, other, referral("")));
            for (int index = 0; index < 4; index++) {
                assertThat(answer(socket)).contains("MSA|AA|");
            }
        }
        assertThat(intake.envelopes)
                .extracting(Envelope::reuseKey)
                .containsExactly("CLINIC|VANCOUVER|J1", "CLINIC|VANCOUVER|J1", "CLINIC|VANCOUVER|J1", "");
        List<String> keys = intake.envelopes.stream().map(Envelope::senderKey).toList();
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2)).startsWith("CLINIC|VANCOUVER|J1|");
    }

    private byte[] receive(Envelope envelope, Outcome<Bundle> mapped, AnswerWriter answers) {
        if (envelope.senderKey().contains("|GONE|")) {
            throw new OutcomeUnknownException(new IOException("the database went away"));
        }
        return intake.receive(envelope, mapped, answers);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String referral(String control) {
        return "MSH|^~\\&|CLINIC|VANCOUVER|PASSERELLE|PASSERELLE|20260302101500-0800||REF^I12^REF_I12|" + control
                + "|P|2.5.1\rRF1|P|R|SOC|||R-1^CLINIC\rPID|1||CV-1^^^CLINIC^MR||Whitecloud^Marion\r"
                + "NTE|1||would like company\r";
    }

    private static byte[] frames(String... messages) {
        StringBuilder frames = new StringBuilder();
        for (String message : messages) {
            frames.append('\u000B').append(message).append("\u001C\r");
        }
        return frames.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String answer(Socket socket) throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(0x0B);
        StringBuilder answer = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next != 0x1C) {
            assertThat(next).as("the connection stays open").isNotNegative();
            answer.append((char) next);
            next = socket.getInputStream().read();
        }
        assertThat(socket.getInputStream().read()).isEqualTo('\r');
        return answer.toString();
    }
}

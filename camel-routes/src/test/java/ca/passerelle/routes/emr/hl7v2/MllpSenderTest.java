package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.emr.hl7v2.wire.CountingListener;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class MllpSenderTest {

    private final FakeIntake taken = new FakeIntake();
    private final MllpSender sender = new MllpSender(
            Duration.ofSeconds(2),
            Duration.ofMillis(600),
            this::tls,
            new ReturnedReplies(
                    new Hl7Intake(
                            Fixtures.SENDERS,
                            Fixtures.FAMILIES,
                            taken,
                            new CountingListener(),
                            Clock.fixed(Fixtures.NOW, ZoneOffset.UTC),
                            UUID::randomUUID),
                    Fixtures.SENDERS));

    @Test
    void anAcceptingAnswerToTheSameMessageIsDelivery() throws Exception {
        Answered answered = exchange(ack("AA", Dispatches.DELIVERY.toString()), Map.of());
        assertThat(answered.attempt()).isInstanceOf(Attempt.Delivered.class);
        assertThat(answered.received())
                .startsWith("\u000BMSH|")
                .contains("RRI^I12")
                .endsWith("\u001C\r");
    }

    @Test
    void theBackChannelOfTheEndpointIsUsed() throws Exception {
        Answered answered = exchange(ack("CA", Dispatches.DELIVERY.toString()), Map.of("back-channel", "ORU"));
        assertThat(answered.attempt()).isInstanceOf(Attempt.Delivered.class);
        assertThat(answered.received()).contains("ORU^R01");
    }

    @ParameterizedTest
    @CsvSource({
        "AE,   '',   refused,     false",
        "CE,   '',   refused,     false",
        "AR,   200,  refused,     false",
        "CR,   203,  refused,     false",
        "AR,   '',   refused,     true",
        "AR,   207,  unavailable, true",
        "CR,   206,  unavailable, true",
    })
    void aRefusalIsTriedAgainOnlyWhereItIsNotTheMessage(String code, String reason, String outcome, boolean again)
            throws Exception {
        String error = reason.isEmpty() ? "" : "ERR|||" + reason + "^x^HL70357|E\r";
        failed(exchange(ack(code, Dispatches.DELIVERY.toString(), error), Map.of()), outcome, again);
    }

    @Test
    void aCommitIsFollowedByTheApplicationsAnswerWhereItWasAskedFor() throws Exception {
        Map<String, String> both = Map.of("accept-ack", "AL", "application-ack", "AL");
        byte[] commit = ack("CA", Dispatches.DELIVERY.toString());
        Answered taken = exchange(together(commit, ack("AA", Dispatches.DELIVERY.toString())), both);
        assertThat(taken.received()).contains("|AL|AL|");
        assertThat(taken.attempt()).isInstanceOfSatisfying(Attempt.Delivered.class, delivered -> assertThat(
                        new String(delivered.answer(), StandardCharsets.UTF_8))
                .contains("MSA|AA"));
        failed(exchange(together(commit, ack("AE", Dispatches.DELIVERY.toString())), both), "refused", false);
        assertThat(exchange(commit, both).attempt())
                .as("with CA the receiver has it, whatever follows")
                .isInstanceOf(Attempt.Delivered.class);
    }

    @Test
    void anAnswerToSomethingElseIsDroppedAndOursAwaited() throws Exception {
        byte[] late = together(ack("AA", "earlier"), ack("AE", Dispatches.DELIVERY.toString()));
        failed(exchange(late, Map.of()), "refused", false);
    }

    /** What comes back, what becomes of the delivery, what of the reply, and what goes back for it. */
    @ParameterizedTest
    @CsvSource({
        "AA,  '',    Delivered, 1, ''",
        "AA,  AL,    Delivered, 1, CA|CE",
        "AA,  AL|AL, Delivered, 1, CA|CE",
        "AA,  NE,    Delivered, 1, ''",
        "CA,  AL,    Delivered, 1, CA|CE",
        "AE,  AL,    Failed,    0, ''",
        "'',  '',    Failed,    1, AE",
        "'',  AL,    Failed,    1, CE",
    })
    void aReplyOnTheSameConnectionIsAMessage(
            String code, String wanted, String outcome, int messages, String acknowledged) throws Exception {
        String msa = code.isEmpty() ? "" : "MSA|" + code + "|" + Dispatches.DELIVERY + "\r";
        byte[] reply = MllpFrameEncoder.frame(("MSH|^~\\&|CLINIC|VANCOUVER|||20260310||RRI^I12|RE-1|P|2.5.1|||" + wanted
                        + "\r" + msa + "RF1|A|||||R-9^CLINIC\r")
                .getBytes(StandardCharsets.UTF_8));
        Answered answered = exchange(reply, Map.of());
        assertThat(answered.attempt().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(taken.envelopes).hasSize(messages);
        String back = answered.received().substring(answered.received().indexOf('\u001C'));
        if (acknowledged.isEmpty()) {
            assertThat(back).doesNotContain("MSH");
        } else {
            assertThat(back).containsPattern("MSA\\|(" + acknowledged + ")\\|RE-1");
        }
    }

    @Test
    void aReplyThatComesBeforeTheAcknowledgementDoesNotStandForIt() throws Exception {
        byte[] reply = MllpFrameEncoder.frame(
                "MSH|^~\\&|CLINIC|VANCOUVER|||20260310||RRI^I12|RE-2|P|2.5.1\rRF1|A|||||R-9^CLINIC\r"
                        .getBytes(StandardCharsets.UTF_8));
        Answered answered = exchange(together(reply, ack("AA", Dispatches.DELIVERY.toString())), Map.of());
        assertThat(answered.attempt()).isInstanceOf(Attempt.Delivered.class);
        assertThat(taken.envelopes).hasSize(1);
        // Somebody else's sender is nobody on this connection.
        byte[] stranger = MllpFrameEncoder.frame(("MSH|^~\\&|OTHER|VANCOUVER|||20260310||RRI^I12|RE-3|P|2.5.1\rMSA|AA|"
                        + Dispatches.DELIVERY + "\rRF1|A|||||R-9^CLINIC\r")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(exchange(stranger, Map.of()).attempt()).isInstanceOf(Attempt.Delivered.class);
        assertThat(taken.envelopes.get(1).partner()).isEqualTo(Hl7Intake.NOBODY);
    }

    @Test
    void aReceiverIsTrustedByItsCertificateAndItsName() throws Exception {
        byte[] taken = ack("AA", Dispatches.DELIVERY.toString());
        assertThat(secure(TestCertificates.SERVER, taken, Map.of("tls", TestCertificates.VANCOUVER))
                        .attempt())
                .isInstanceOf(Attempt.Delivered.class);
        failed(secure(TestCertificates.STRANGER, taken, Map.of("tls", "vancouver")), "misconfigured", false);
        failed(secure(TestCertificates.SUDBURY, taken, Map.of("tls", "vancouver")), "misconfigured", false);
        assertThat(secure(
                                TestCertificates.VANCOUVER,
                                taken,
                                Map.of("tls", "sudbury", "tls-server-name", "emr.vancouver.example.org"))
                        .attempt())
                .as("by another name that its certificate has")
                .isInstanceOf(Attempt.Delivered.class);
        failed(secure(TestCertificates.SERVER, taken, Map.of("tls", "unheard-of")), "misconfigured", false);
    }

    @Test
    void aReceiverGetsTheCertificateOfOurs() throws Exception {
        byte[] taken = ack("AA", Dispatches.DELIVERY.toString());
        try (SSLServerSocket server = (SSLServerSocket) TestCertificates.context(TestCertificates.SERVER)
                .getServerSocketFactory()
                .createServerSocket(0)) {
            server.setNeedClientAuth(true);
            assertThat(exchange(server, "mllps", taken, Map.of("tls", "vancouver"))
                            .attempt())
                    .isInstanceOf(Attempt.Delivered.class);
        }
    }

    @Test
    void anAnswerToAnotherMessageOrNoAnswerAtAllIsTriedAgain() throws Exception {
        failed(exchange(ack("AA", "another"), Map.of()), "wrong-answer", true);
        failed(exchange(ack("??", Dispatches.DELIVERY.toString()), Map.of()), "wrong-answer", true);
        failed(exchange(MllpFrameEncoder.frame(new byte[0]), Map.of()), "wrong-answer", true);
        failed(exchange("nonsense".getBytes(StandardCharsets.UTF_8), Map.of()), "wrong-answer", true);
    }

    @Test
    void aRepeatHasTheSameControlIdAndAConnectionOfItsOwn() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int attempt = 0; attempt < 2; attempt++) {
            Answered silence = exchange(new byte[0], Map.of());
            failed(silence, "timeout", true);
            ids.add(silence.received().split("\\|")[9]);
        }
        assertThat(ids).containsOnly(Dispatches.DELIVERY.toString());
    }

    @Test
    void aReceiverThatStaysSilentOrDripsIsATimeout() throws Exception {
        failed(exchange(new byte[0], Map.of()), "timeout", true);
        failed(exchange("\u000BMSH|".getBytes(StandardCharsets.UTF_8), Map.of()), "timeout", true);
    }

    @Test
    void aReceiverThatIsNotThereIsUnreachable() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        Attempt attempt = sender.send(dispatch("mllp://127.0.0.1:" + closed, Map.of()));
        failed(new Answered(attempt, ""), "unreachable", true);
        failed(new Answered(sender.send(dispatch("not an address", Map.of())), ""), "misconfigured", false);
    }

    private record Answered(Attempt attempt, String received) {}

    private Answered exchange(byte[] answer, Map<String, String> settings) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            return exchange(server, "mllp", answer, settings);
        }
    }

    private Answered secure(String certificate, byte[] answer, Map<String, String> settings) throws Exception {
        try (ServerSocket server =
                TestCertificates.context(certificate).getServerSocketFactory().createServerSocket(0)) {
            return exchange(server, "mllps", answer, settings);
        }
    }

    private Answered exchange(ServerSocket server, String scheme, byte[] answer, Map<String, String> settings)
            throws Exception {
        CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> serve(server, answer));
        Attempt attempt = sender.send(dispatch(scheme + "://127.0.0.1:" + server.getLocalPort(), settings));
        server.close();
        return new Answered(
                attempt,
                received.handle((text, refused) -> text == null ? "" : text).get(10, TimeUnit.SECONDS));
    }

    private SSLContext tls(String name) {
        if (name.equals("unheard-of")) {
            throw new IllegalArgumentException("no such name");
        }
        return TestCertificates.context(name);
    }

    private static byte[] together(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** Reads a frame, answers, and waits until the other side has closed the connection. */
    private static String serve(ServerSocket server, byte[] answer) {
        try (Socket socket = server.accept()) {
            StringBuilder received = new StringBuilder();
            boolean answered = false;
            int each = socket.getInputStream().read();
            while (each >= 0) {
                received.append((char) each);
                if (each == '\r' && !answered && received.indexOf("\u001C") >= 0) {
                    answered = true;
                    socket.getOutputStream().write(answer);
                    socket.getOutputStream().flush();
                }
                each = socket.getInputStream().read();
            }
            return received.toString();
        } catch (IOException reset) {
            throw new java.io.UncheckedIOException(reset);
        }
    }

    private static void failed(Answered answered, String code, boolean again) {
        assertThat(answered.attempt()).isInstanceOfSatisfying(Attempt.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.again()).isEqualTo(again);
            assertThat(failed.sent()).isNotEmpty();
        });
    }

    private static Dispatch dispatch(String address, Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("address", address);
        return Dispatches.of("R-1^CLINIC", BusinessStatus.ACCEPTED, "", all);
    }

    private static byte[] ack(String code, String control) {
        return ack(code, control, "");
    }

    private static byte[] ack(String code, String control, String more) {
        return MllpFrameEncoder.frame(
                ("MSH|^~\\&|CLINIC|VANCOUVER|||20260310||ACK|1|P|2.5.1\rMSA|" + code + "|" + control + "\r" + more)
                        .getBytes(StandardCharsets.UTF_8));
    }
}

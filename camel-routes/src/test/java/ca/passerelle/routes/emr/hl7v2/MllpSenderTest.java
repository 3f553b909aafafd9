package ca.passerelle.routes.emr.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.emr.hl7v2.wire.MllpFrameEncoder;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class MllpSenderTest {

    private final MllpSender sender = new MllpSender(Duration.ofSeconds(2), Duration.ofMillis(600));

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

    @Test
    void aRefusalIsNotTriedAgain() throws Exception {
        for (String code : new String[] {"AE", "AR", "CE", "CR"}) {
            failed(exchange(ack(code, Dispatches.DELIVERY.toString()), Map.of()), "refused", false);
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
        failed(new Answered(sender.send(dispatch("not an address", Map.of())), ""), "unreachable", false);
    }

    private record Answered(Attempt attempt, String received) {}

    private Answered exchange(byte[] answer, Map<String, String> settings) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> serve(server, answer));
            Attempt attempt = sender.send(dispatch("mllp://127.0.0.1:" + server.getLocalPort(), settings));
            return new Answered(attempt, received.get(10, TimeUnit.SECONDS));
        }
    }

    /** Reads a frame, answers, and waits until the other side has closed the connection. */
    private static String serve(ServerSocket server, byte[] answer) {
        try (Socket socket = server.accept()) {
            StringBuilder received = new StringBuilder();
            int each = socket.getInputStream().read();
            while (each >= 0) {
                received.append((char) each);
                if (each == '\r' && received.indexOf("\u001C") >= 0) {
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
        return MllpFrameEncoder.frame(
                ("MSH|^~\\&|CLINIC|VANCOUVER|||20260310||ACK|1|P|2.5.1\rMSA|" + code + "|" + control + "\r")
                        .getBytes(StandardCharsets.UTF_8));
    }
}

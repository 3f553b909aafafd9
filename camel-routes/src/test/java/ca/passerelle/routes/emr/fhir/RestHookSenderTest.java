package ca.passerelle.routes.emr.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.routes.kit.AddressPolicy;
import ca.passerelle.routes.port.Attempt;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RestHookSenderTest {

    private record Received(String id, long timestamp, String signature, String type, byte[] body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private volatile int status = 204;
    private HttpServer server;
    private RestHookSender sender;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::receive);
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        sender = sender(AddressPolicy.ANY, Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() throws IOException {
        sender.close();
        server.stop(0);
    }

    @Test
    void theReceiverCanVerifyWhoSentItAndThatItIsWhole() throws Exception {
        Attempt attempt = sender.send(Notices.to(hook()));
        assertThat(attempt).isInstanceOf(Attempt.Delivered.class);
        Received one = received.get(0);
        assertThat(one.body()).isEqualTo(attempt.sent());
        assertThat(one.type()).startsWith("application/fhir+json");
        assertThat(one.id()).isEqualTo(Notices.DELIVERY.toString());
        assertThat(one.timestamp()).isEqualTo(Notices.HAPPENED.plusSeconds(2).getEpochSecond());
        assertThat(one.signature().split(" ")).contains("v1," + signature(one));
        assertThat(new String(one.body(), StandardCharsets.UTF_8))
                .contains("Task/" + Notices.REFERRAL)
                .doesNotContain(Notices.CANARY);
    }

    @Test
    void aRepeatIsRecognisable() {
        status = 500;
        sender.send(Notices.to(hook()));
        status = 200;
        Instant later = Notices.HAPPENED.plusSeconds(600);
        assertThat(sender.send(Notices.to(hook(), Notices.SECRET, later, Map.of())))
                .isInstanceOf(Attempt.Delivered.class);
        assertThat(received.get(1).id()).isEqualTo(received.get(0).id());
        assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
        assertThat(received.get(1).timestamp()).isEqualTo(later.getEpochSecond());
        assertThat(received.get(1).signature()).isNotEqualTo(received.get(0).signature());
    }

    @ParameterizedTest
    @CsvSource({
        "301,refused,true",
        "302,refused,true",
        "307,refused,true",
        "308,refused,true",
        "304,refused,true",
        "400,refused,true",
        "401,refused,true",
        "404,refused,true",
        "410,gone,false",
        "422,refused,true",
        "429,unavailable,true",
        "500,refused,true",
        "502,unavailable,true",
        "503,unavailable,true",
        "504,unavailable,true"
    })
    void everythingButTwoHundredsIsFailure(int code, String outcome, boolean again) {
        status = code;
        failed(sender.send(Notices.to(hook())), outcome, again);
        assertThat(received).hasSize(1);
        assertThat(elsewhere).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void twoHundredsAreSuccess(int code) {
        status = code;
        assertThat(sender.send(Notices.to(hook())))
                .isInstanceOfSatisfying(Attempt.Delivered.class, delivered -> assertThat(
                                new String(delivered.answer(), StandardCharsets.UTF_8))
                        .startsWith("HTTP " + code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/x",
                "https:///x",
                "not an address",
                "",
                "file:///etc/passwd",
                "https://user:pass@example.org/",
                "mailto:a@example.org"
            })
    void anAddressThatIsOfNoUseIsLeftToAPerson(String address) {
        failed(sender.send(Notices.to(address)), "misconfigured", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_???"})
    void nothingIsSentUnsigned(String secret) {
        failed(sender.send(Notices.to(hook(), secret, Notices.HAPPENED, Map.of())), "misconfigured", false);
        assertThat(received).isEmpty();
    }

    @Test
    void aProductionGatewayNeverConnectsToItsOwnNetwork() throws IOException {
        try (RestHookSender strict = new RestHookSender(new RestHookSettings(
                "https://gateway.example.org/fhir",
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                AddressPolicy.PUBLIC,
                true))) {
            int port = server.getAddress().getPort();
            for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433", "[::ffff:127.0.0.1]")) {
                failed(strict.send(Notices.to("http://" + host + ":" + port + "/hook")), "misconfigured", false);
            }
        }
        assertThat(received).isEmpty();
    }

    @Test
    void withoutTlsOnlyWhereItIsAllowed() throws IOException {
        try (RestHookSender strict = new RestHookSender(new RestHookSettings(
                "https://gateway.example.org/fhir",
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                AddressPolicy.ANY,
                false))) {
            failed(strict.send(Notices.to(hook())), "misconfigured", false);
        }
    }

    @Test
    void aReceiverThatIsNotThereIsUnreachable() throws IOException {
        int closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        failed(sender.send(Notices.to("http://127.0.0.1:" + closed + "/hook")), "unreachable", true);
        failed(sender.send(Notices.to("http://no-such-host.invalid/hook")), "unreachable", true);
        failed(
                sender.send(
                        Notices.to("https://127.0.0.1:" + server.getAddress().getPort() + "/hook")),
                "unreachable",
                true);
    }

    @Test
    void silenceAndDrippingAreTimeouts() throws Exception {
        RestHookSender impatient = sender(AddressPolicy.ANY, Duration.ofMillis(500));
        failed(exchange(impatient, socket -> {}), "timeout", true);
        failed(exchange(impatient, RestHookSenderTest::drip), "timeout", true);
        impatient.close();
    }

    @Test
    void aStatusCountsWhateverFollowsIt() throws Exception {
        RestHookSender impatient = sender(AddressPolicy.ANY, Duration.ofSeconds(2));
        String endless = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n";
        Attempt attempt = exchange(impatient, socket -> {
            socket.getOutputStream().write(endless.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[64 * 1024]);
            socket.getOutputStream().flush();
        });
        assertThat(attempt).isInstanceOf(Attempt.Delivered.class);
        assertThat(attempt.answer()).hasSizeLessThan(20_000);
        impatient.close();
    }

    @Test
    void nonsenseIsAWrongAnswer() throws Exception {
        failed(
                exchange(sender, socket -> {
                    socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.close();
                }),
                "wrong-answer",
                true);
        failed(exchange(sender, Socket::close), "wrong-answer", true);
    }

    private interface Behaviour {
        void behave(Socket socket) throws IOException;
    }

    /** A header that never ends, one character each 50 ms: no single read ever times out. */
    private static void drip(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        boolean open = true;
        while (open) {
            socket.getOutputStream().write('H');
            socket.getOutputStream().flush();
            try {
                open = socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException stillThere) {
                open = true;
            }
        }
    }

    /** One attempt against a receiver that reads the request and then does as told. */
    private static Attempt exchange(RestHookSender sender, Behaviour behaviour) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = listening.accept()) {
                    socket.getInputStream().read(new byte[8192]);
                    behaviour.behave(socket);
                    while (!socket.isClosed() && socket.getInputStream().read() >= 0) {
                        // the sender ends the connection
                    }
                } catch (IOException ended) {
                    assertThat(ended).isInstanceOf(SocketException.class);
                }
            });
            Attempt attempt = sender.send(Notices.to("http://127.0.0.1:" + listening.getLocalPort() + "/hook"));
            served.get(20, TimeUnit.SECONDS);
            return attempt;
        }
    }

    private static RestHookSender sender(AddressPolicy addresses, Duration total) {
        return new RestHookSender(new RestHookSettings(
                "https://gateway.example.org/fhir", Duration.ofSeconds(5), total, addresses, true));
    }

    private String hook() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().set("Location", hook().replace("/hook", "/elsewhere"));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    /** As the specification of Standard Webhooks says it, written without looking at the sender. */
    private static String signature(Received message) throws Exception {
        byte[] head = (message.id() + '.' + message.timestamp() + '.').getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[head.length + message.body().length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(message.body(), 0, signed, head.length, message.body().length);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Notices.KEY, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }

    private static void failed(Attempt attempt, String code, boolean again) {
        assertThat(attempt).isInstanceOfSatisfying(Attempt.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed.again()).isEqualTo(again);
            assertThat(failed.sent()).isNotEmpty();
        });
    }
}

package ca.passerelle.gateway.testing;

import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;

/** FHIR partners that take messages, each at a path of its own, and answer them at once. */
public final class MessageReceiver implements AutoCloseable {

    /** Where the clinic that refers takes messages. */
    public static final String CLINIC = "/clinic/$process-message";

    /** Where the hub that is referred to takes messages. */
    public static final String HUB = "/hub/$process-message";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, ResponseType> answers = new ConcurrentHashMap<>();

    public MessageReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            server.createContext("/", this::receive);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One message.
     *
     * @param path where it was sent to
     * @param authorization the header
     */
    public record Received(String path, String authorization, String body, Bundle message) {

        public MessageHeader header() {
            return (MessageHeader) message.getEntryFirstRep().getResource();
        }

        public String event() {
            return header().getEventCoding().getCode();
        }
    }

    /** How messages at a path are answered from now on. */
    public void answer(String path, ResponseType code) {
        answers.put(path, code);
    }

    /** What came to a path and holds a text. */
    public List<Received> at(String path, String text) {
        return received.stream()
                .filter(message -> message.path().equals(path) && message.body().contains(text))
                .toList();
    }

    /** The message of an event that holds a text, as soon as it has come. */
    public Received awaited(String path, String text, String event) {
        return await().atMost(PATIENCE)
                .until(
                        () -> at(path, text).stream()
                                .filter(message -> message.event().equals(event))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        Received message = new Received(
                path,
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                body,
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, body));
        received.add(message);
        ResponseType code = answers.getOrDefault(path, ResponseType.OK);
        byte[] answer = Fhir.json(Messages.answer(
                        message.event(), message.message().getIdentifier().getValue(), code))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(code == ResponseType.FATALERROR ? 422 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}

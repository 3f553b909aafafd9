package ca.passerelle.gateway.testing;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** A FHIR partner's receiver of notifications. It is up from its making to its end, but for the times it is told to be down. */
public final class HookReceiver implements AutoCloseable {

    private final int port;
    private final List<Notice> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile Runnable beforeAnswer = () -> {};
    private ExecutorService threads;
    private HttpServer server;

    public HookReceiver(int port) {
        this.port = port;
        this.threads = Executors.newFixedThreadPool(8);
        this.server = listen();
    }

    /**
     * One notification.
     *
     * @param delivery webhook-id
     * @param number event number
     * @param task logical id; empty where none is named
     * @param version of the Task
     * @param nanos when it came, by {@link System#nanoTime}
     */
    public record Notice(String delivery, long number, String task, long version, String body, long nanos) {}

    /** What every notification from now on is answered with. */
    public void answer(int newStatus) {
        status = newStatus;
    }

    /** What is done with every notification from now on before it is answered. */
    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** Nobody listens on the port any more. */
    public void down() {
        server.stop(0);
        threads.shutdownNow();
    }

    public void up() {
        threads = Executors.newFixedThreadPool(8);
        server = listen();
    }

    /** Everything that came, whatever it was answered with. */
    public List<Notice> received() {
        return received;
    }

    public List<Notice> about(String task) {
        return received.stream().filter(notice -> notice.task().equals(task)).toList();
    }

    @Override
    public void close() {
        down();
    }

    private HttpServer listen() {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            listening.createContext("/", this::receive);
            listening.setExecutor(threads);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(read(exchange.getRequestHeaders().getFirst("webhook-id"), body, now));
        beforeAnswer.run();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static Notice read(String delivery, String body, long nanos) {
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, body);
        Parameters subscription = (Parameters) bundle.getEntryFirstRep().getResource();
        String number = subscription
                .getParameter("events-since-subscription-start")
                .getValue()
                .primitiveValue();
        if (bundle.getEntry().size() == 1) {
            // A handshake, or one that says no more than that something happened.
            return new Notice(delivery, Long.parseLong(number), "", 0, body, nanos);
        }
        IdType task = new IdType(bundle.getEntry().get(1).getFullUrl());
        BundleEntryResponseComponent response = bundle.getEntry().get(1).getResponse();
        return new Notice(
                delivery,
                Long.parseLong(number),
                task.getIdPart(),
                Long.parseLong(response.getEtag().replaceAll("\\D", "")),
                body,
                nanos);
    }
}

package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Refers invented people to itself for a short while after the start, through the FHIR door and into the database, where each such
 * transaction is rolled back. A Java process is several times slower until what it does often is compiled: a clinic's first referral
 * after a restart is to be as quick as any other (ADR 0004).
 */
@Component
class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int CLIENTS = 2;

    /** Enough for the compiler; each leaves some kilobytes that vacuum has to take away. */
    private static final int MOST = 2_000;

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final UUID ITSELF = UUID.nameUUIDFromBytes("rehearsal".getBytes(StandardCharsets.UTF_8));

    private final Partners partners;
    private final RehearsalProperties properties;
    private final ServerProperties server;
    private final String token = token();
    private final AtomicInteger referrals = new AtomicInteger();
    private volatile boolean closing;

    Rehearsal(Partners partners, RehearsalProperties properties, ServerProperties server) {
        this.partners = partners;
        this.properties = properties;
        this.server = server;
    }

    @EventListener
    void ready(ApplicationReadyEvent started) {
        boolean encrypted = server.getSsl() != null && server.getSsl().isEnabled();
        Optional<Partner> owner = partners.all().stream()
                .filter(partner -> partner.kind() != Partner.Kind.DIRECTORY)
                .findFirst();
        // Over TLS it would have to trust itself; without a partner there is nobody to refer to, and nobody who calls.
        if (properties.time().isZero()
                || encrypted
                || owner.isEmpty()
                || !(started.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        int port = web.getWebServer().getPort();
        Thread thread = new Thread(() -> run(owner.get(), port), "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    @EventListener
    void closing(ContextClosedEvent ended) {
        closing = true;
    }

    private void run(Partner owner, int port) {
        partners.beginRehearsal(
                new Partner(ITSELF, "rehearsal", Partner.Kind.REHEARSAL, "Rehearsal", "Répétition", ITSELF), token);
        long end = System.nanoTime() + properties.time().toNanos();
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new Thread(() -> client(owner, port, end), "rehearsal-" + number))
                .toList();
        try {
            clients.forEach(client -> client.setDaemon(true));
            clients.forEach(Thread::start);
            for (Thread client : clients) {
                client.join(properties
                        .time()
                        .plus(Duration.ofMillis(TIMEOUT_MILLIS))
                        .toMillis());
            }
            LOG.info("Rehearsed {} referrals; none is kept", referrals.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            partners.endRehearsal();
        }
    }

    private void client(Partner owner, int port, long end) {
        try {
            String base = "http://" + host() + ":" + port + "/fhir";
            String referral = new ClassPathResource("rehearsal/referral.json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{owner}", owner.organization().toString());
            while (System.nanoTime() < end && referrals.get() < MOST && !closing) {
                send(base, referral);
                referrals.incrementAndGet();
                send(base + "/Organization/" + owner.organization(), null);
                send(base + "/Task?owner=Organization/" + ITSELF + "&status=requested&_include=Task:focus", null);
                send(base + "/Organization?_count=20", null);
            }
        } catch (IOException e) {
            // Whatever it is, those who call will see it too, and better described.
            if (!closing) {
                LOG.warn("The rehearsal ended early: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void send(String url, @Nullable String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/fhir+json");
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/fhir+json");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("answered " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }

    private String host() {
        InetAddress address = server.getAddress();
        return address == null || address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    }

    private static String token() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}

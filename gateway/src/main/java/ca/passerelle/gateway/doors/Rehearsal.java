package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Refers invented people for a short while after the start, by the FHIR door and by HL7 v2 messages, into the database, where each such
 * transaction is rolled back. A Java process is several times slower until what it does often is compiled: a clinic's first referral
 * after a restart is to be as quick as any other (ADR 0004).
 */
@Component
class Rehearsal {

    /** One of the things that are rehearsed in turn. */
    interface Part {

        /**
         * Carries it out once.
         *
         * @param number which time it is, for what may not be the same twice
         * @throws IOException when it does not end as it should
         */
        void carryOut(int number) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int CLIENTS = 2;

    /** Enough for the compiler; each leaves some kilobytes that vacuum has to take away. */
    private static final int MOST = 2_000;

    private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
    private static final UUID ITSELF = UUID.nameUUIDFromBytes("rehearsal".getBytes(StandardCharsets.UTF_8));

    private final Partners partners;
    private final RehearsalProperties properties;
    private final ServerProperties server;
    private final RehearsedMessages messages;
    private final String token = token();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger referrals = new AtomicInteger();
    private volatile boolean closing;

    Rehearsal(Partners partners, RehearsalProperties properties, ServerProperties server, RehearsedMessages messages) {
        this.partners = partners;
        this.properties = properties;
        this.server = server;
        this.messages = messages;
    }

    @EventListener
    void ready(ApplicationReadyEvent started) throws IOException {
        Optional<UUID> owner = partners.all().stream()
                .filter(partner -> partner.kind() != Partner.Kind.DIRECTORY)
                .map(Partner::organization)
                .findFirst();
        // Without a partner there is nobody to refer to, and nobody who calls.
        if (properties.time().isZero()
                || owner.isEmpty()
                || !(started.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        Partner itself = new Partner(ITSELF, "rehearsal", Partner.Kind.REHEARSAL, "Rehearsal", "Répétition", ITSELF);
        List<Part> parts = new ArrayList<>();
        parts.add(messages.from(itself, owner.get()));
        // Over TLS it would have to trust itself.
        if (server.getSsl() == null || !server.getSsl().isEnabled()) {
            String base = "http://" + host() + ":" + web.getWebServer().getPort() + "/fhir";
            parts.add(new RehearsedRequests(base, token, ITSELF, owner.get()));
        }
        Thread thread = new Thread(() -> run(itself, parts), "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    @EventListener
    void closing(ContextClosedEvent ended) {
        closing = true;
    }

    private void run(Partner itself, List<Part> parts) {
        partners.beginRehearsal(itself, token);
        long end = System.nanoTime() + properties.time().toNanos();
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new Thread(() -> client(parts, end), "rehearsal-" + number))
                .toList();
        try {
            clients.forEach(client -> client.setDaemon(true));
            clients.forEach(Thread::start);
            for (Thread client : clients) {
                client.join(properties.time().plus(LAST_ANSWER).toMillis());
            }
            LOG.info("Rehearsed {} referrals; none is kept", referrals.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            partners.endRehearsal();
        }
    }

    private void client(List<Part> parts, long end) {
        try {
            while (System.nanoTime() < end && !closing) {
                int number = numbers.incrementAndGet();
                if (number > MOST) {
                    return;
                }
                for (Part part : parts) {
                    part.carryOut(number);
                }
                referrals.addAndGet(parts.size());
            }
        } catch (IOException | RuntimeException e) {
            // Whatever it is, those who call will see it too, and better described.
            if (!closing) {
                LOG.warn("The rehearsal ended early: {}", e.getClass().getSimpleName());
            }
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

package ca.passerelle.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayProcess;
import ca.passerelle.gateway.testing.HookReceiver;
import ca.passerelle.gateway.testing.MllpConnection;
import ca.passerelle.gateway.testing.Ports;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clinics send, link workers answer, endpoints go away, and all the while the gateway is killed and started on what it left. */
class SigkillCrash {

    private static final Logger LOG = LoggerFactory.getLogger(SigkillCrash.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final int emrPort = Ports.free();
    private final int southPort = Ports.free();
    private final int connectorsPort = Ports.free();
    private final EmrReceiver emr = new EmrReceiver(emrPort);
    private final HookReceiver south = new HookReceiver(southPort);
    private final HookReceiver connectors = new HookReceiver(connectorsPort);
    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(8);
    private GatewayProcess gateway;
    private MllpClinic northClinic;
    private FhirClinic southClinic;
    private LinkWorker linkWorker;

    @BeforeEach
    void start() {
        // Kept afterwards: the log and the data say what happened.
        Path home = Path.of("target", "crash-" + seed).toAbsolutePath();
        LOG.info("crash.seed={}, everything in {}", seed, home);
        gateway = new GatewayProcess(home, new GatewayProcess.Receivers(emrPort, southPort, connectorsPort));
        northClinic = new MllpClinic(gateway.mllp());
        southClinic = new FhirClinic(gateway.http());
        linkWorker = new LinkWorker(gateway.http());
    }

    @AfterEach
    void stop() {
        people.shutdownNow();
        gateway.close();
        emr.close();
        south.close();
        connectors.close();
    }

    @Test
    void nothingIsLostDoubledOrReordered() throws Exception {
        load();
        await().atMost(PATIENCE).until(() -> connectors.received().size() > 20);
        atSomeMoment();
        afterTheCommitBeforeTheAnswer();
        afterTheSendingBeforeTheMark();
        whileTheEndpointsAreDown();
        drain();
        check();
    }

    private void load() {
        for (int i = 0; i < 3; i++) {
            every(300, northClinic::refer);
            every(300, southClinic::refer);
        }
        every(400, northClinic::resend);
        every(400, southClinic::resend);
        every(50, linkWorker::work);
    }

    private void every(int millis, Runnable work) {
        people.scheduleWithFixedDelay(work, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void atSomeMoment() {
        gateway.kill();
        restart("some moment");
    }

    /** The clinic never hears the answer to this one: it is stored, and the gateway is dead. */
    private void afterTheCommitBeforeTheAnswer() throws Exception {
        String number = northClinic.next();
        try (Connection connection = DriverManager.getConnection(gateway.databaseUrl());
                MllpConnection unheard = new MllpConnection(gateway.mllp())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("listen delivery");
            }
            unheard.send(northClinic.ledger().message(number));
            connection.unwrap(PGConnection.class).getNotifications(5000);
            gateway.kill();
        }
        restart("after a commit, before the answer");
    }

    private void afterTheSendingBeforeTheMark() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        south.beforeAnswer(() -> {
            arrived.countDown();
            await().atMost(PATIENCE).until(() -> dead.getCount() == 0);
        });
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        gateway.kill();
        dead.countDown();
        south.beforeAnswer(() -> {});
        restart("after a notification was sent, before it was marked");
    }

    private void whileTheEndpointsAreDown() {
        List.<Runnable>of(emr::down, south::down, connectors::down).forEach(Runnable::run);
        pass(3000 + random.nextInt(3000));
        gateway.kill();
        gateway.launchAgain();
        pass(500 + random.nextInt(6000));
        gateway.kill();
        restart("the endpoints down, and again in the middle of a start");
        List.<Runnable>of(emr::up, south::up, connectors::up).forEach(Runnable::run);
        pass(3000);
    }

    private void restart(String when) {
        LOG.info(
                "killed at {}: {} referrals by MLLP, {} by FHIR so far",
                when,
                northClinic.ledger().intents().size(),
                southClinic.ledger().intents().size());
        gateway.launchAgain();
        gateway.awaitAnswer();
        pass(3000 + random.nextInt(2000));
    }

    /** No new referrals; everything else goes on until there is nothing to do. */
    private void drain() throws InterruptedException {
        people.shutdown();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        for (Clinic clinic : List.of(northClinic, southClinic)) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> !clinic.resend());
            clinic.ledger().intents().keySet().stream().limit(20).forEach(clinic::repeat);
        }
        await().atMost(PATIENCE).until(() -> !linkWorker.work());
        await().atMost(PATIENCE).until(this::nothingIsOwed);
    }

    private boolean nothingIsOwed() throws SQLException {
        try (Connection connection = DriverManager.getConnection(gateway.databaseUrl());
                Statement statement = connection.createStatement();
                ResultSet owed = statement.executeQuery("select count(*) from delivery where state <> 'DELIVERED'")) {
            return owed.next() && owed.getLong(1) == 0;
        }
    }

    private void check() {
        Map<String, String> north = Checks.once(new Fhir(gateway.http(), "north-clinic"), northClinic.ledger());
        Map<String, String> southern = Checks.once(new Fhir(gateway.http(), "south-clinic"), southClinic.ledger());
        assertThat(linkWorker.complaints()).isEmpty();
        Checks.replied(emr, north.keySet(), "accepted", "in-progress");
        Checks.told(south, southern.values(), 2L, 3L);
        List<String> all = Stream.concat(north.values().stream(), southern.values().stream())
                .toList();
        Checks.told(connectors, all, 1L);
        assertThat(gateway.log()).doesNotContain(Clinic.CANARY);
        LOG.info(
                "held for {} referrals with {} silences, {} notifications, {} HL7 v2 replies (repeats included)",
                all.size(),
                northClinic.ledger().silences() + southClinic.ledger().silences(),
                south.received().size() + connectors.received().size(),
                emr.received().size());
    }

    private static void pass(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).atMost(PATIENCE).until(() -> true);
    }
}

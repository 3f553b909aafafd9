package ca.passerelle.gateway.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayProcess;
import ca.passerelle.gateway.testing.HookReceiver;
import ca.passerelle.gateway.testing.MllpConnection;
import ca.passerelle.gateway.testing.Ports;
import ca.passerelle.gateway.testing.RefI12;
import ca.passerelle.gateway.testing.Referrals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Referrals a second by FHIR and by MLLP, and how long a committed change takes to its receiver. The gateway is a process of its own on the
 * embedded PostgreSQL with fsync on; clients, receivers and database share the machine with it.
 */
class ThroughputLoad {

    private static final Logger LOG = LoggerFactory.getLogger(ThroughputLoad.class);
    private static final int CLIENTS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int CHANGES_PER_SECOND = 10;

    private final int emrPort = Ports.free();
    private final int southPort = Ports.free();
    private final int connectorsPort = Ports.free();
    private final EmrReceiver emr = new EmrReceiver(emrPort);
    private final HookReceiver south = new HookReceiver(southPort);
    private final HookReceiver connectors = new HookReceiver(connectorsPort);
    private final AtomicInteger count = new AtomicInteger();
    private GatewayProcess gateway;

    @BeforeEach
    void start() {
        Path home = Path.of("target", "load-" + ProcessHandle.current().pid()).toAbsolutePath();
        gateway = new GatewayProcess(home, new GatewayProcess.Receivers(emrPort, southPort, connectorsPort));
    }

    @AfterEach
    void stop() {
        gateway.close();
        emr.close();
        south.close();
        connectors.close();
    }

    @Test
    void measured() throws Exception {
        LOG.info(
                "machine: {} cores, {} {}, Java {}; load {} before the start",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        Measure.of(CLIENTS / 2, WARM_UP, this::fhirClient);
        Measure.of(CLIENTS / 2, WARM_UP, this::mllpClient);
        drained();
        changes();
        LOG.info("FHIR transactions, {} clients: {}", CLIENTS, Measure.of(CLIENTS, LENGTH, this::fhirClient));
        drained();
        LOG.info("MLLP messages, {} clients: {}", CLIENTS, Measure.of(CLIENTS, LENGTH, this::mllpClient));
        drained();
    }

    private Measure.Work fhirClient(int number) {
        Fhir clinic = new Fhir(gateway.http(), "south-clinic");
        return () -> Referrals.send(clinic, "connectors");
    }

    private Measure.Work mllpClient(int number) {
        try {
            MllpConnection connection = new MllpConnection(gateway.mllp());
            return () -> {
                String id = "L" + count.incrementAndGet();
                String message = RefI12.add(id, id).replace('\n', '\r');
                assertThat(connection.exchange(message)).get().asString().contains("MSA|AA|" + id);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes at an even pace with every receiver up, and how long each took from its making to its delivery. */
    private void changes() throws Exception {
        Fhir southClinic = new Fhir(gateway.http(), "south-clinic");
        Fhir northClinic = new Fhir(gateway.http(), "north-clinic");
        Fhir linkWorkers = new Fhir(gateway.http(), "connectors");
        long seconds = LENGTH.toSeconds();
        List<String> tasks = new CopyOnWriteArrayList<>();
        for (int i = 0; i < seconds * CHANGES_PER_SECOND; i++) {
            tasks.add(Referrals.send(i % 2 == 0 ? southClinic : northClinic, "connectors")
                    .task()
                    .getIdPart());
        }
        drained();
        String begun = ask("select clock_timestamp()::text");
        ScheduledExecutorService pace = Executors.newScheduledThreadPool(4);
        for (int i = 0; i < tasks.size(); i++) {
            String task = tasks.get(i);
            pace.schedule(
                    () -> Referrals.move(linkWorkers, task, "accepted"),
                    i * 1000L / CHANGES_PER_SECOND,
                    TimeUnit.MILLISECONDS);
        }
        pace.shutdown();
        assertThat(pace.awaitTermination(seconds + 120, TimeUnit.SECONDS)).isTrue();
        drained();
        for (String channel : List.of("REST_HOOK", "MLLP")) {
            LOG.info(
                    "from a change to its delivery by {}, {} changes a second in all: {}",
                    channel,
                    CHANGES_PER_SECOND,
                    ask(
                            "select count(*) || ' changes, p50 ' || round((1000 * percentile_cont(0.5) within group (order by took))::numeric)"
                                    + " || ' ms, p95 ' || round((1000 * percentile_cont(0.95) within group (order by took))::numeric)"
                                    + " || ' ms, p99 ' || round((1000 * percentile_cont(0.99) within group (order by took))::numeric) || ' ms'"
                                    + " from (select extract(epoch from d.finished - d.staged) as took from delivery d"
                                    + " join partner_endpoint e on e.id = d.endpoint_id where e.channel = '" + channel
                                    + "' and d.staged >= '" + begun + "'::timestamptz) t"));
        }
    }

    private void drained() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> ask("select count(*)::text from delivery where state <> 'DELIVERED'")
                        .equals("0"));
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(gateway.databaseUrl());
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            assertThat(answer.next()).isTrue();
            return answer.getString(1);
        }
    }
}

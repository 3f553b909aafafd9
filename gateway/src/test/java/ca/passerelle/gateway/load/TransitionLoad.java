package ca.passerelle.gateway.load;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Transitions of referrals a second by the record itself: the stored Task is read and parsed, the move decided, written, indexed, logged and
 * audited, and committed with fsync. Without a door; nobody has an endpoint.
 */
@GatewayTest
class TransitionLoad {

    private static final Logger LOG = LoggerFactory.getLogger(TransitionLoad.class);
    private static final int CLIENTS = 8;
    private static final int REFERRALS = Integer.getInteger("load.referrals", 20_000);
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final List<TaskStatus> MOVES =
            List.of(TaskStatus.RECEIVED, TaskStatus.ACCEPTED, TaskStatus.INPROGRESS);

    private final Queue<UUID> requested = new ConcurrentLinkedQueue<>();

    @Autowired
    private FhirRecord record;

    @Autowired
    private Partners partners;

    @Autowired
    private JdbcTemplate jdbc;

    @As("connectors")
    private Fhir requester;

    @Test
    void measured() throws Exception {
        jdbc.update("update partner_endpoint set active = false");
        jdbc.execute("alter system set fsync = on");
        jdbc.execute("alter system set synchronous_commit = on");
        jdbc.query("select pg_reload_conf()", row -> {});
        refer();
        Measure.of(CLIENTS, WARM_UP, client -> work());
        for (int round = 0; round < 3; round++) {
            LOG.info("transitions, {} clients: {}", CLIENTS, Measure.of(CLIENTS, LENGTH, client -> work()));
        }
        LOG.info("fsync {}", jdbc.queryForObject("show fsync", String.class));
    }

    private void refer() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < REFERRALS; i++) {
            threads.execute(() -> requested.add(
                    UUID.fromString(Referrals.send(requester, "pantry").task().getIdPart())));
        }
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the referrals did not come in");
        }
    }

    /** One client moves one referral after another, as their owner. */
    private Measure.Work work() {
        Caller owner = Callers.of(partners.byKey("pantry").orElseThrow());
        Queue<TaskStatus> moves = new ArrayDeque<>();
        UUID[] task = new UUID[1];
        return () -> {
            if (moves.isEmpty()) {
                moves.addAll(MOVES);
                task[0] = requested.remove();
            }
            move(owner, task[0], moves.remove());
        };
    }

    private void move(Caller owner, UUID id, TaskStatus status) {
        StoredResource stored = record.read(owner, new ResourceKey("Task", id));
        Task task = FhirContext.forR4Cached().newJsonParser().parseResource(Task.class, stored.json());
        record.write(owner, List.of(Instruction.update(id, task.setStatus(status), stored.version())));
    }
}

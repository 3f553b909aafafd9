package ca.passerelle.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ca.passerelle.gateway.testing.EmrReceiver;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.HookReceiver;
import ca.passerelle.gateway.testing.HookReceiver.Notice;
import ca.passerelle.gateway.testing.Referrals;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Delivery as the receivers see it: a FHIR clinic in the south, an HL7 v2 clinic in the north. */
@GatewayTest
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Lanes lanes;
    private final JdbcTemplate jdbc;
    private final int hookPort;
    private final int emrPort;
    private final Fhir south;
    private final Fhir north;
    private final Fhir connectors;

    DeliveryTest(
            @Autowired Lanes lanes,
            @Autowired JdbcTemplate jdbc,
            @LocalServerPort int port,
            @Value("${test.hook-port}") int hookPort,
            @Value("${test.emr-port}") int emrPort) {
        this.lanes = lanes;
        this.jdbc = jdbc;
        this.hookPort = hookPort;
        this.emrPort = emrPort;
        this.south = new Fhir(port, "south-clinic");
        this.north = new Fhir(port, "north-clinic");
        this.connectors = new Fhir(port, "connectors");
    }

    @BeforeEach
    void forgetWhatOtherTestsOwe() {
        jdbc.update("update delivery set state = 'CANCELLED', outcome = 'test', lease = null"
                + " where state in ('PENDING', 'LEASED', 'PARKED')");
    }

    @Test
    void arrivesInTheOrderOfTheReferralAndTellsNothingOfThePerson() {
        try (HookReceiver hook = new HookReceiver(hookPort)) {
            String task = moved(south, "received", "accepted", "in-progress");
            await().atMost(PATIENCE).until(() -> hook.about(task).size() >= 3);
            List<Notice> notices = hook.about(task);
            assertThat(notices).extracting(Notice::version).containsExactly(2L, 3L, 4L);
            assertThat(notices).extracting(Notice::number).isSorted();
            assertThat(notices).extracting(Notice::body).noneMatch(body -> body.contains("Lafleur"));
        }
    }

    @Test
    void whoActsIsNotToldOfIt() {
        String task = moved(south, "accepted");
        south.patch(
                "Task/" + task,
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"cancelled\"},"
                        + "{\"op\":\"add\",\"path\":\"/statusReason\",\"value\":{\"text\":\"Moved away\"}}]");
        List<Long> versions = jdbc.queryForList(
                "select d.version from delivery d join partner_endpoint e on e.id = d.endpoint_id"
                        + " join partner p on p.id = e.partner_id where d.referral_id = ?::uuid and p.key = 'south-clinic'",
                Long.class,
                task);
        assertThat(versions).containsExactly(2L);
        assertThat(jdbc.queryForObject(
                        "select count(*) from referral_event where referral_id = ?::uuid", Long.class, task))
                .isEqualTo(3);
    }

    @Test
    void anEndpointThatWasDownGetsEverythingInOrder() {
        String task = moved(south, "received", "accepted");
        await().atMost(PATIENCE).until(() -> attempts(task) >= 2);
        moveOn(task, "in-progress");
        try (HookReceiver hook = new HookReceiver(hookPort)) {
            await().atMost(PATIENCE).until(() -> hook.about(task).size() >= 3);
            assertThat(hook.about(task)).extracting(Notice::version).containsExactly(2L, 3L, 4L);
        }
    }

    @Test
    void aFailingEndpointDelaysNoOther() {
        try (HookReceiver hook = new HookReceiver(hookPort);
                EmrReceiver emr = new EmrReceiver(emrPort)) {
            hook.answer(503);
            List<String> stuck = IntStream.range(0, 20)
                    .mapToObj(i -> moved(south, "accepted"))
                    .toList();
            await().atMost(PATIENCE).until(() -> attempts(stuck.get(0)) > 0);
            String task = moved(north, "accepted", "in-progress");
            await().atMost(PATIENCE).until(() -> states(task).equals(List.of("DELIVERED", "DELIVERED")));
            assertThat(states(stuck.get(19))).doesNotContain("DELIVERED");
            assertThat(emr.holding(number(task))).hasSize(2).allMatch(message -> message.contains("RRI^I1"));
        }
    }

    @Test
    void isParkedWhenTheScheduleIsUsedUpAndGoesOnWhenReleased() {
        try (HookReceiver hook = new HookReceiver(hookPort)) {
            hook.answer(500);
            String task = moved(south, "accepted", "in-progress");
            await().atMost(PATIENCE).until(() -> states(task).equals(List.of("PARKED", "PENDING")));
            List<Notice> attempts = hook.about(task);
            assertThat(attempts).hasSize(11).extracting(Notice::version).containsOnly(2L);
            assertThat(attempts)
                    .extracting(Notice::delivery)
                    .containsOnly(attempts.get(0).delivery());
            assertThat(attempts)
                    .extracting(Notice::body)
                    .containsOnly(attempts.get(0).body());
            hook.answer(200);
            assertThat(lanes.release(UUID.fromString(attempts.get(0).delivery())))
                    .isTrue();
            await().atMost(PATIENCE).until(() -> states(task).equals(List.of("DELIVERED", "DELIVERED")));
            assertThat(hook.about(task))
                    .hasSize(13)
                    .last()
                    .extracting(Notice::version)
                    .isEqualTo(3L);
        }
    }

    @Test
    void anEndpointThatIsGoneIsLeftToAPerson() {
        try (HookReceiver hook = new HookReceiver(hookPort)) {
            hook.answer(410);
            String task = moved(south, "accepted");
            await().atMost(PATIENCE).until(() -> states(task).equals(List.of("PARKED")));
            assertThat(hook.about(task)).hasSize(1);
        }
    }

    @Test
    void whoMayNotHaveItAnyMoreIsNotTold() {
        try (HookReceiver hook = new HookReceiver(hookPort);
                EmrReceiver emr = new EmrReceiver(emrPort)) {
            String task = moved(north, "accepted");
            UUID delivery = UUID.randomUUID();
            jdbc.update(
                    "insert into delivery (id, referral_id, version, endpoint_id, state, due, staged)"
                            + " select ?, ?::uuid, 1, e.id, 'PENDING', now(), now() from partner_endpoint e"
                            + " join partner p on p.id = e.partner_id where p.key = 'south-clinic'",
                    delivery,
                    task);
            await().atMost(PATIENCE).until(() -> emr.holding(number(task)).size() == 1);
            await().atMost(PATIENCE).until(() -> jdbc.queryForObject(
                            "select outcome from delivery where id = ? and state = 'CANCELLED' and number is null",
                            String.class,
                            delivery)
                    .equals("not-entitled"));
            assertThat(hook.about(task)).isEmpty();
        }
    }

    @Test
    void numbersHaveNoGapHoweverManyReferralsMoveAtOnce() throws InterruptedException {
        try (HookReceiver hook = new HookReceiver(hookPort)) {
            long before = highest();
            ExecutorService clients = Executors.newFixedThreadPool(8);
            IntStream.range(0, 40).forEach(i -> clients.execute(() -> moved(south, "accepted", "in-progress")));
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            await().atMost(PATIENCE)
                    .until(() -> hook.received().stream()
                                    .map(Notice::delivery)
                                    .distinct()
                                    .count()
                            >= 80);
            assertThat(hook.received().stream().map(Notice::number).distinct().sorted())
                    .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + 80)
                            .boxed()
                            .toList());
        }
    }

    private String moved(Fhir requester, String... states) {
        String task = Referrals.send(requester, "connectors").task().getIdPart();
        for (String state : states) {
            moveOn(task, state);
        }
        return task;
    }

    private void moveOn(String task, String state) {
        Referrals.move(connectors, task, state);
    }

    private String number(String task) {
        return connectors
                .get("Task/" + task)
                .as(org.hl7.fhir.r4.model.Task.class)
                .getIdentifierFirstRep()
                .getValue();
    }

    private List<String> states(String task) {
        return jdbc.queryForList(
                "select state from delivery where referral_id = ?::uuid order by version", String.class, task);
    }

    private long attempts(String task) {
        Long attempts = jdbc.queryForObject(
                "select count(*) from delivery_attempt a join delivery d on d.id = a.delivery_id where d.referral_id = ?::uuid",
                Long.class,
                task);
        return attempts == null ? 0 : attempts;
    }

    private long highest() {
        Long highest = jdbc.queryForObject(
                "select e.last_number from partner_endpoint e join partner p on p.id = e.partner_id"
                        + " where p.key = 'south-clinic'",
                Long.class);
        return highest == null ? 0 : highest;
    }
}

package ca.passerelle.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.delivery.Lanes.Content;
import ca.passerelle.gateway.delivery.Lanes.Leased;
import ca.passerelle.gateway.delivery.Lanes.State;
import ca.passerelle.gateway.delivery.Lanes.Trace;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Referrals;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lanes by themselves, while the gateway's own dispatcher is at rest. */
@GatewayTest
class LanesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Lanes lanes;
    private final DispatcherLoop loop;
    private final JdbcTemplate jdbc;
    private final int port;
    private List<UUID> others = List.of();

    LanesTest(
            @Autowired Lanes lanes,
            @Autowired DispatcherLoop loop,
            @Autowired JdbcTemplate jdbc,
            @LocalServerPort int port) {
        this.lanes = lanes;
        this.loop = loop;
        this.jdbc = jdbc;
        this.port = port;
    }

    @BeforeEach
    void restTheDispatcher() {
        loop.stop();
        jdbc.update("update delivery set state = 'CANCELLED', outcome = 'test', lease = null"
                + " where state in ('PENDING', 'LEASED', 'PARKED')");
        others = jdbc.queryForList(
                "select e.id from partner_endpoint e join partner p on p.id = e.partner_id where p.key <> 'south-clinic'",
                UUID.class);
    }

    @AfterEach
    void wakeTheDispatcher() {
        loop.start();
    }

    @Test
    void onlyTheHeadOfALaneIsGivenOut() {
        Referrals.Sent sent = moved("accepted", "in-progress");
        Leased first = lease(LONG).orElseThrow();
        UUID referral = UUID.fromString(sent.task().getIdPart());
        assertThat(first.content()).isEqualTo(new Content.Event(referral, 2));
        assertThat(lease(LONG)).isEmpty();
        lanes.finish(first, State.DELIVERED, "delivered", null, Trace.NONE);
        assertThat(lease(LONG)).get().extracting(Leased::content).isEqualTo(new Content.Event(referral, 3));
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        moved("accepted");
        moved("accepted");
        assertThat(lease(LONG)).isPresent();
        assertThat(lease(LONG)).isPresent();
        assertThat(lease(LONG)).isEmpty();
    }

    @Test
    void anExpiredLeaseIsTakenOverAndItsFormerHolderHasNoSay() {
        moved("accepted");
        Leased zombie = lease(Duration.ofMillis(300)).orElseThrow();
        long number = lanes.number(zombie).orElseThrow();
        assertThat(lease(LONG)).isEmpty();
        Leased heir =
                Awaitility.await().until(() -> lease(LONG), Optional::isPresent).orElseThrow();
        assertThat(heir.id()).isEqualTo(zombie.id());
        assertThat(heir.attempt()).isEqualTo(2);
        assertThat(lanes.number(zombie)).isEmpty();
        assertThat(lanes.number(heir)).contains(number);
        assertThat(lanes.finish(zombie, State.PARKED, "refused", null, Trace.NONE))
                .isFalse();
        assertThat(state(heir.id())).isEqualTo("LEASED");
        assertThat(lanes.finish(heir, State.DELIVERED, "delivered", null, Trace.NONE))
                .isTrue();
        assertThat(lanes.finish(heir, State.PARKED, "refused", null, Trace.NONE))
                .isFalse();
        assertThat(state(heir.id())).isEqualTo("DELIVERED");
    }

    @Test
    void aParkedHeadHoldsItsLaneUntilItIsReleased() {
        moved("accepted", "in-progress");
        Leased head = lease(LONG).orElseThrow();
        lanes.finish(head, State.PARKED, "refused", null, Trace.NONE);
        assertThat(lease(LONG)).isEmpty();
        assertThat(lanes.release(UUID.randomUUID())).isFalse();
        assertThat(lanes.release(head.id())).isTrue();
        assertThat(lanes.release(head.id())).isFalse();
        Leased again = lease(LONG).orElseThrow();
        assertThat(again.id()).isEqualTo(head.id());
        assertThat(again.attempt()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledTakesNoNumber() {
        moved("accepted");
        Leased cancelled = lease(LONG).orElseThrow();
        lanes.finish(cancelled, State.CANCELLED, "not-entitled", null, Trace.NONE);
        moved("accepted");
        long first = lanes.number(lease(LONG).orElseThrow()).orElseThrow();
        moved("accepted");
        assertThat(lanes.number(lease(LONG).orElseThrow())).contains(first + 1);
    }

    private Optional<Leased> lease(Duration length) {
        return lanes.lease(others, length);
    }

    /** A referral of the southern clinic that was moved through these states: one delivery to the clinic for each. */
    private Referrals.Sent moved(String... states) {
        Referrals.Sent sent = Referrals.send(new Fhir(port, "south-clinic"), "connectors");
        for (String state : states) {
            Referrals.move(new Fhir(port, "connectors"), sent.task().getIdPart(), state);
        }
        return sent;
    }

    private String state(UUID delivery) {
        return jdbc.queryForObject("select state from delivery where id = ?", String.class, delivery);
    }
}

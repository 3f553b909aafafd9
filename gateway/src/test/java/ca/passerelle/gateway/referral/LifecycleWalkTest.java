package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.gateway.referral.WalkWorld.Made;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Long random walks through a small world: four organisations that refer, re-route, refer onward, claim, wait, cancel, undo, repeat themselves
 * and write to each other, by single writes, patches, transactions and messages, for services that count their places, while clocks ring.
 * After every step the answer is what the table says, and the invariants hold of all that was made.
 */
@GatewayTest
class LifecycleWalkTest {

    private static final int STEPS = 300;
    private static final Lifecycle LIFECYCLE = new Lifecycle(TransitionTable.load());

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private ReferralClock clock;

    @ParameterizedTest
    @ValueSource(longs = {1608, 1763, 1867, 1982})
    void whateverIsDoneInWhateverOrderTheInvariantsHold(long seed) {
        Random random = new Random(seed);
        WalkWorld world = new WalkWorld(port, random);
        WalkInvariants invariants = new WalkInvariants(jdbc);
        world.send();
        for (int step = 0; step < STEPS; step++) {
            String what = "seed " + seed + " step " + step + ": " + step(world, invariants, random);
            invariants.hold(world.ids(), world.services(), what);
            invariants.placesOf(world.countedReferrals(), what);
            requestsAreActive(world, what);
        }
    }

    private String step(WalkWorld world, WalkInvariants invariants, Random random) {
        Made referral = world.any();
        int dice = random.nextInt(100);
        if (dice < 8) {
            return "sent " + world.send().path();
        } else if (dice < 11) {
            return "sent by message " + world.sendMessage().path();
        } else if (dice < 20) {
            return "onward from " + referral.path() + ": "
                    + expect(world.sendOnward(referral), 200, 403, 404, 409, 422);
        } else if (dice < 25) {
            return "again " + referral.path() + ": " + expect(world.sendAgain(referral), 201, 422);
        } else if (dice < 30) {
            String path = referral.path() + "/$undo";
            return path + ": "
                    + expect(client(world).post(path, new Parameters()).status(), 200, 404, 409);
        } else if (dice < 34) {
            return revoked(referral, world, random);
        } else if (dice < 38) {
            return echoed(referral, world, invariants);
        } else if (dice < 42) {
            return offered(referral, world);
        } else if (dice < 46) {
            invariants.timePasses(List.of(referral.id()));
            return "clock for " + referral.path() + ": " + clock.ring();
        } else if (dice < 52) {
            return byMessage(referral, world, random);
        }
        return wished(referral, world, invariants, random);
    }

    private static Fhir client(WalkWorld world) {
        return world.client(world.anybody());
    }

    private static int expect(int status, Integer... allowed) {
        assertThat(status).isIn((Object[]) allowed);
        return status;
    }

    /** Somebody wishes for some state, by one of several doors. The table says what comes of it. */
    private String wished(Made referral, WalkWorld world, WalkInvariants invariants, Random random) {
        Task known = world.task(referral);
        String who = random.nextInt(5) == 0
                ? world.anybody()
                : random.nextInt(3) == 0
                        ? referral.requester()
                        : world.owner(known).orElse(WalkWorld.PANTRY);
        BusinessStatus to = BusinessStatus.values()[random.nextInt(BusinessStatus.values().length)];
        Fhir client = world.client(who);
        Fhir.Answer read = client.get(referral.path());
        String what = who + " wishes " + referral.path() + " " + known.getStatus() + " to " + to;
        if (read.status() != 200) {
            assertThat(read.status()).as(what).isEqualTo(404);
            assertThat(WalkDoors.patch(client, known, WalkDoors.wish(known, to, true))
                            .status())
                    .as(what)
                    .isIn(404);
            return what;
        }
        Task before = read.as(Task.class);
        Task wish = WalkDoors.wish(before, to, random.nextInt(5) > 0);
        boolean wouldLack = referral.service() != null
                && !invariants.holdsPlace(referral.id())
                && invariants.isFull(referral.service());
        Fhir.Answer answer = WalkDoors.any(random, client, before, wish);
        Task after = client.get(referral.path()).status() == 200
                ? client.get(referral.path()).as(Task.class)
                : world.task(referral);
        compare(before, wish, to, actors(who, referral, before, world), wouldLack, answer, after, what);
        return what + ": " + answer.status();
    }

    private static Set<Actor> actors(String who, Made referral, Task task, WalkWorld world) {
        Set<Actor> actors = EnumSet.noneOf(Actor.class);
        if (who.equals(referral.requester())) {
            actors.add(Actor.REQUESTER);
        }
        if (world.owner(task).filter(who::equals).isPresent()) {
            actors.add(Actor.OWNER);
        }
        if (actors.isEmpty()) {
            actors.add(Actor.CANDIDATE);
        }
        return actors;
    }

    private static void compare(
            Task before,
            Task wish,
            BusinessStatus to,
            Set<Actor> actors,
            boolean wouldLack,
            Fhir.Answer answer,
            Task after,
            String what) {
        State from = TaskState.of(before);
        boolean askedAgain = from.business() == BusinessStatus.CANCELLATION_REQUESTED
                && to == BusinessStatus.CANCELLED
                && !actors.contains(Actor.OWNER);
        if (from.business() == to || askedAgain) {
            // Nothing is wished for but what is there, or a word is added to it: never a move.
            assertThat(TaskState.of(after)).as(what).isEqualTo(from);
            assertThat(answer.status()).as(what + answer.body()).isIn(200, 403, 422);
            return;
        }
        Ruling ruling = LIFECYCLE.rule(new Lifecycle.Wish(from, to.taskStatus(), to, actors, TaskState.carried(wish)));
        if (!(ruling instanceof Ruling.Allowed allowed)) {
            assertThat(answer.status()).as(what + answer.body()).isIn(403, 422);
            assertThat(after.getMeta().getVersionId())
                    .as("a refusal leaves no trace")
                    .isEqualTo(before.getMeta().getVersionId());
            return;
        }
        TaskStatus target = allowed.transition().to();
        if (wouldLack && Set.of(TaskStatus.ACCEPTED, TaskStatus.INPROGRESS).contains(target)) {
            assertThat(answer.status()).as(what + answer.body()).isEqualTo(409);
            assertThat(TaskState.of(after)).as(what).isEqualTo(from);
        } else {
            assertThat(answer.status()).as(what + answer.body()).isEqualTo(200);
            assertThat(TaskState.of(after))
                    .as(what)
                    .isEqualTo(new State(target, allowed.transition().toBusiness()));
        }
    }

    private static String revoked(Made referral, WalkWorld world, Random random) {
        String patch = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\""
                + (random.nextInt(4) == 0 ? "entered-in-error" : "revoked") + "\"}]";
        int status = world.client(referral.requester())
                .patch(referral.request(), patch)
                .status();
        return "revoked " + referral.request() + ": " + expect(status, 200, 422);
    }

    /** Whoever sends back what it has just read changes nothing and tells nobody. */
    private static String echoed(Made referral, WalkWorld world, WalkInvariants invariants) {
        String who = world.anybody();
        Fhir.Answer read = world.client(who).get(referral.path());
        if (read.status() == 200) {
            List<Integer> before = invariants.news(referral.id());
            Task task = read.as(Task.class);
            Fhir.Answer echo = WalkDoors.put(world.client(who), task, task);
            assertThat(echo.status()).as(echo.body()).isEqualTo(200);
            assertThat(echo.as(Task.class).getMeta().getVersionId())
                    .isEqualTo(task.getMeta().getVersionId());
            assertThat(invariants.news(referral.id())).as("an echo of " + who).isEqualTo(before);
        }
        return who + " echoed " + referral.path();
    }

    /** The owner keeps a place for whoever waits. */
    private static String offered(Made referral, WalkWorld world) {
        Task task = world.task(referral);
        String who = world.owner(task).orElse(WalkWorld.PANTRY);
        Task offering = task.copy().setStatus(TaskStatus.ONHOLD).setBusinessStatus(BusinessStatus.WAITLISTED.concept());
        offering.getExecutionPeriod().setStartElement(new DateTimeType("2027-01-10"));
        offering.getExtension().clear();
        offering.addExtension()
                .setUrl(Systems.WAITLIST)
                .addExtension(
                        "offeredUntil", new DateTimeType(Date.from(Instant.now().plusSeconds(600))));
        int status = WalkDoors.put(world.client(who), task, offering).status();
        return who + " offers " + referral.path() + ": " + expect(status, 200, 403, 404, 422);
    }

    /** What comes of a message its own tests say; here it may only not break anything. */
    private static String byMessage(Made referral, WalkWorld world, Random random) {
        if (referral.number() == null) {
            return "no message";
        }
        boolean withdrawn = random.nextBoolean();
        Bundle message = withdrawn
                ? Messages.aboutRequest(
                        "revoke-service-request",
                        UUID.randomUUID().toString(),
                        Messages.request(referral.number()).setStatus(ServiceRequestStatus.REVOKED))
                : Messages.aboutTask(
                        "notify-update-process-request",
                        Messages.task(
                                referral.number(),
                                TaskStatus.values()[random.nextInt(TaskStatus.values().length - 1)],
                                ""));
        Fhir.Answer answer =
                world.client(withdrawn ? WalkWorld.CLINIC : WalkWorld.WALKERS).post("$process-message", message);
        return (withdrawn ? "revoke of " : "report on ") + referral.path() + ": "
                + expect(answer.status(), 200, 403, 404, 409, 422);
    }

    private static void requestsAreActive(WalkWorld world, String step) {
        Made referral = world.any();
        Task task = world.task(referral);
        if (!LIFECYCLE.isTerminal(task.getStatus())) {
            assertThat(world.client(referral.requester())
                            .get(referral.request())
                            .as(ServiceRequest.class)
                            .getStatus())
                    .as(step)
                    .isEqualTo(ServiceRequestStatus.ACTIVE);
        }
    }
}

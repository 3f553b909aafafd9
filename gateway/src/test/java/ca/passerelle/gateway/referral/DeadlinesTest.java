package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ClockPolicy;
import ca.passerelle.profiles.NextSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Due times as a function of state, policy and moment. */
class DeadlinesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Deadlines DEFAULTS = new Deadlines(NextSteps.load(), ClockPolicy.defaults());

    @Test
    void anUrgentReplyIsDueSooner() {
        assertThat(due(DEFAULTS, BusinessStatus.SENT, situation("clinic", ServiceRequestPriority.ROUTINE, null)))
                .isEqualTo(NOW.plus(Duration.ofDays(7)));
        assertThat(due(DEFAULTS, BusinessStatus.SENT, situation("clinic", ServiceRequestPriority.STAT, null)))
                .isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void aWaitIsNotOverdueBeforeItsExpectedEnd() {
        Instant spring = Instant.parse("2027-03-01T00:00:00Z");
        assertThat(due(
                        DEFAULTS,
                        BusinessStatus.WAITLISTED,
                        situation("clinic", ServiceRequestPriority.ROUTINE, spring)))
                .isEqualTo(spring);
        assertThat(due(
                        DEFAULTS,
                        BusinessStatus.WAITLISTED,
                        situation("clinic", ServiceRequestPriority.ROUTINE, NOW.plusSeconds(60))))
                .isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void anAuthoritysOwnPolicyComesFirstAndTheNeedsBeforeTheGeneral() {
        Deadlines deadlines = new Deadlines(
                NextSteps.load(),
                Stream.concat(
                                Stream.of(
                                        policy("island", null, Duration.ofDays(3)),
                                        policy("island", "food-insecurity", Duration.ofDays(1)),
                                        policy(null, "food-insecurity", Duration.ofDays(2))),
                                ClockPolicy.defaults().stream())
                        .toList());
        assertThat(days(deadlines, "island", Set.of("food-insecurity"))).isEqualTo(1);
        assertThat(days(deadlines, "island", Set.of("social-connection"))).isEqualTo(3);
        assertThat(days(deadlines, "clinic", Set.of("food-insecurity"))).isEqualTo(2);
        assertThat(days(deadlines, "clinic", Set.of())).isEqualTo(7);
    }

    @Test
    void whileNobodyOwnsItCandidatesActOrElseTheRequester() {
        State sent = new State(BusinessStatus.SENT.taskStatus(), BusinessStatus.SENT);
        assertThat(DEFAULTS.of(sent, unclaimed(true), NOW).orElseThrow().next()).isEqualTo(Actor.CANDIDATE);
        assertThat(DEFAULTS.of(sent, unclaimed(false), NOW).orElseThrow().next())
                .isEqualTo(Actor.REQUESTER);
    }

    @Test
    void aClockRingsThreeTimesAtMost() {
        Deadlines.Situation situation = situation("clinic", ServiceRequestPriority.ROUTINE, null);
        Deadline first = DEFAULTS.of(new State(BusinessStatus.SENT.taskStatus(), BusinessStatus.SENT), situation, NOW)
                .orElseThrow();
        Deadline second = DEFAULTS.afterRinging(first, situation, first.due());
        Deadline third = DEFAULTS.afterRinging(second, situation, first.due());
        assertThat(second.stage()).isEqualTo(Deadline.Stage.ESCALATE);
        assertThat(third.stage()).isEqualTo(Deadline.Stage.CLOSE);
        assertThat(third.alarm()).isNotNull();
        assertThat(DEFAULTS.afterRinging(third, situation, first.due()).alarm()).isNull();
        assertThat(third.due()).as("what was due stays due").isEqualTo(first.due());
    }

    private static long days(Deadlines deadlines, String authority, Set<String> needs) {
        Instant due = due(
                deadlines,
                BusinessStatus.SENT,
                new Deadlines.Situation(authority, needs, ServiceRequestPriority.ROUTINE, true, false, null, null));
        return Duration.between(NOW, due).toDays();
    }

    private static Instant due(Deadlines deadlines, BusinessStatus state, Deadlines.Situation situation) {
        return deadlines
                .of(new State(state.taskStatus(), state), situation, NOW)
                .orElseThrow()
                .due();
    }

    private static Deadlines.Situation situation(
            String authority, ServiceRequestPriority priority, @Nullable Instant expected) {
        return new Deadlines.Situation(authority, Set.of(), priority, true, false, expected, null);
    }

    private static Deadlines.Situation unclaimed(boolean claimable) {
        return new Deadlines.Situation(
                "clinic", Set.of(), ServiceRequestPriority.ROUTINE, false, claimable, null, null);
    }

    private static ClockPolicy policy(@Nullable String authority, @Nullable String need, Duration due) {
        return new ClockPolicy(
                authority, need, ServiceRequestPriority.ROUTINE, ClockKind.REPLY, due, Duration.ofDays(1), null);
    }
}

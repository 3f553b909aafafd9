package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ClockPolicy;
import ca.passerelle.profiles.NextSteps;
import ca.passerelle.profiles.NextSteps.NextStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** When whom a referral waits for should have acted: a pure function of the state, the policies and the moment. */
public final class Deadlines {

    private final NextSteps steps;
    private final ClockPolicies policies;

    /** @param policies those of authorities and the defaults, in any order */
    public Deadlines(NextSteps steps, List<ClockPolicy> policies) {
        this.steps = steps;
        this.policies = new ClockPolicies(policies);
    }

    /**
     * What a deadline depends on besides the state.
     *
     * @param authority key of the partner that asked
     * @param needs codes of what is asked for
     * @param claimed whether somebody answers for the referral
     * @param claimable whether somebody may claim it
     * @param expected the day on which a wait should be over
     * @param offered until when a place is kept for a person who waits; null when none is
     */
    public record Situation(
            String authority,
            Set<String> needs,
            ServiceRequestPriority priority,
            boolean claimed,
            boolean claimable,
            @Nullable Instant expected,
            @Nullable Instant offered) {}

    /** The deadline of a referral that comes to a state; empty at its end. */
    public Optional<Deadline> of(State state, Situation situation, Instant at) {
        TaskStatus status = state.status();
        return status == null
                ? Optional.empty()
                : steps.of(status, state.business()).map(step -> deadline(step, state, situation, at));
    }

    private Deadline deadline(NextStep step, State state, Situation situation, Instant at) {
        Instant offered = situation.offered();
        if (offered != null) {
            return new Deadline(Actor.REQUESTER, ClockKind.ANSWER, offered, offered, Deadline.Stage.LAPSE);
        }
        Instant due = at.plus(policy(situation, step.clock()).due());
        Instant expected = situation.expected();
        if (state.business() == BusinessStatus.WAITLISTED && expected != null && expected.isAfter(due)) {
            due = expected;
        }
        return new Deadline(next(step.next(), situation), step.clock(), due, due, Deadline.Stage.REMIND);
    }

    /** While nobody answers for it, those act who may claim it; where there are none, whoever sent it names somebody. */
    private static Actor next(Actor next, Situation situation) {
        if (next != Actor.OWNER || situation.claimed()) {
            return next;
        }
        return situation.claimable() ? Actor.CANDIDATE : Actor.REQUESTER;
    }

    /** How a deadline goes on after it has rung. */
    public Deadline afterRinging(Deadline rung, Situation situation, Instant at) {
        ClockPolicy policy = policy(situation, rung.clock());
        return switch (rung.stage()) {
            case REMIND -> rung.ringing(at.plus(policy.escalate()), Deadline.Stage.ESCALATE);
            case ESCALATE -> {
                Duration close = policy.close();
                yield rung.ringing(close == null ? null : at.plus(close), Deadline.Stage.CLOSE);
            }
            case CLOSE, LAPSE -> rung.ringing(null, rung.stage());
        };
    }

    private ClockPolicy policy(Situation situation, ClockKind clock) {
        return policies.of(situation.authority(), situation.needs(), situation.priority(), clock);
    }
}

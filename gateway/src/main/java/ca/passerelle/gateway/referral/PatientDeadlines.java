package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.search.TimeRange;
import ca.passerelle.profiles.ClockKind;
import ca.passerelle.profiles.ClockPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;

/** When a person should have done what she was asked: a pure function of the Task, the policies and the moment. */
final class PatientDeadlines {

    private final ClockPolicies policies;

    /** @param policies those of authorities and the defaults, in any order */
    PatientDeadlines(List<ClockPolicy> policies) {
        this.policies = new ClockPolicies(policies);
    }

    /**
     * The deadline of a Task that waits for the person: the end of {@code Task.restriction.period} where it is still to come, else what the
     * policy allows.
     *
     * @param authority key of the partner that asks
     */
    PatientDeadline of(Task task, String authority, Instant at) {
        Instant due = wished(task)
                .filter(end -> end.isAfter(at))
                .orElseGet(() -> at.plus(policy(task, authority).due()));
        return new PatientDeadline(due, due, Deadline.Stage.REMIND);
    }

    /** How a deadline goes on after it has rung. */
    PatientDeadline afterRinging(PatientDeadline rung, Task task, String authority, Instant at) {
        ClockPolicy policy = policy(task, authority);
        Duration close = policy.close();
        return switch (rung.stage()) {
            case REMIND -> rung.ringing(at.plus(policy.escalate()), Deadline.Stage.ESCALATE);
            case ESCALATE -> rung.ringing(close == null ? null : at.plus(close), Deadline.Stage.CLOSE);
            case CLOSE, LAPSE -> rung.ringing(null, rung.stage());
        };
    }

    /** A day that is named is over when it ends. */
    private static Optional<Instant> wished(Task task) {
        return Optional.ofNullable(TimeRange.read(
                        task.getRestriction().getPeriod().getEndElement().getValueAsString()))
                .map(TimeRange::high);
    }

    private ClockPolicy policy(Task task, String authority) {
        TaskPriority priority = task.getPriority();
        Set<String> asked =
                task.getCode().getCoding().stream().map(Coding::getCode).collect(Collectors.toSet());
        return policies.of(
                authority,
                asked,
                priority == null || priority == TaskPriority.NULL
                        ? ServiceRequestPriority.ROUTINE
                        : ServiceRequestPriority.fromCode(priority.toCode()),
                ClockKind.PERSON);
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Transition;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Task;

/** Reads and writes the lifecycle's two axes on a Task. */
final class TaskState {

    private TaskState() {}

    static State of(Task task) {
        return new State(
                task.getStatus(), BusinessStatus.of(task.getBusinessStatus()).orElse(null));
    }

    /** Whether the second axis names a code that our system does not have. */
    static boolean saysUnknown(Task task) {
        return task.getBusinessStatus().getCoding().stream()
                .filter(coding -> Systems.BUSINESS_STATUS.equals(coding.getSystem()))
                .anyMatch(coding ->
                        BusinessStatus.of(String.valueOf(coding.getCode())).isEmpty());
    }

    /** What the Task carries that a move may require. */
    static Set<Requirement> carried(Task task) {
        Set<Requirement> carried = EnumSet.noneOf(Requirement.class);
        if (task.getStatusReason().hasText() || task.getStatusReason().hasCoding()) {
            carried.add(Requirement.REASON);
        }
        if (task.hasOutput()) {
            carried.add(Requirement.OUTPUT);
        }
        if (task.getExecutionPeriod().hasStart()) {
            carried.add(Requirement.EXPECTED_DATE);
        }
        return carried;
    }

    /** Says when the Task was changed: never before it was written, whatever clock its author goes by (invariant inv-1). */
    static void touch(Task task, Instant at) {
        Date now = Date.from(at);
        task.setLastModified(task.hasAuthoredOn() && task.getAuthoredOn().after(now) ? task.getAuthoredOn() : now);
    }

    /** Makes the Task say where the transition has led it. A reason stays only with the move that needs one. */
    static void set(Task task, Transition transition) {
        task.setStatus(transition.to());
        task.setBusinessStatus(transition.toBusiness().concept());
    }
}

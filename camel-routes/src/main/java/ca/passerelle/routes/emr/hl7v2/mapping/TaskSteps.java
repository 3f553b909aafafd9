package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Steps;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** How a referral gets to a state that a clinic's system reports: what was not said on the way is passed through, and noted. */
final class TaskSteps {

    private static final Set<TaskStatus> UNDECIDED = EnumSet.of(TaskStatus.REQUESTED, TaskStatus.RECEIVED);
    private static final Set<TaskStatus> AFTER_ACCEPTANCE =
            EnumSet.of(TaskStatus.INPROGRESS, TaskStatus.COMPLETED, TaskStatus.FAILED);

    private TaskSteps() {}

    /**
     * The change by itself, or after an acceptance that was left out.
     *
     * @param change a transaction that patches the Task in the version that is known
     */
    static Outcome<Bundle> outcome(KnownReferral referral, BusinessStatus to, Bundle change, Reading reading) {
        boolean skips = UNDECIDED.contains(referral.task().getStatus()) && AFTER_ACCEPTANCE.contains(to.taskStatus());
        if (!skips) {
            return Outcome.mapped(change, reading.notes());
        }
        reading.repaired(
                reading.message().header().field(9).location(),
                "the referral was not accepted before; that it goes on says that it is");
        Task accepted = new Task().setStatus(TaskStatus.ACCEPTED).setBusinessStatus(BusinessStatus.ACCEPTED.concept());
        Entries entries = new Entries(reading);
        entries.patch(referral.task(), JsonPatch.adding(accepted).bytes());
        change.getEntry().stream()
                .filter(entry -> entry.getRequest().getUrl().startsWith("Task/"))
                // The acceptance has made a version of its own by then.
                .forEach(entry -> entry.getRequest().setIfMatch(null));
        return Outcome.mapped(Steps.of(List.of(entries.bundle(), change)), reading.notes());
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Takes back the last move of a referral while it is fresh: a wrong button was pressed. Only its owner, only its own move, and only while
 * nothing has happened since. What has gone further (a cancellation with its request, a referral made onward) is not taken back: refer
 * anew.
 */
@Component
public class Undo {

    /** What has gone further than the Task: a referral was made onward, or the request is withdrawn. */
    private static final Set<String> FURTHER = Set.of("roll-up", Requests.CONFIRMED);

    /** What a change is made for that puts a Task back. */
    static final String PURPOSE = "undo";

    private final FhirRecord record;
    private final ReferralLog log;
    private final ClockProperties properties;
    private final FhirContext fhir;
    private final Clock clock;

    Undo(FhirRecord record, ReferralLog log, ClockProperties properties, FhirContext fhir, Clock clock) {
        this.record = record;
        this.log = log;
        this.properties = properties;
        this.fhir = fhir;
        this.clock = clock;
    }

    /**
     * Puts the Task back to where it was before its last move.
     *
     * @return the Task as it stands then
     * @throws Refusal NOT_FOUND for whoever does not see the Task, CONFLICT when the last step is not the caller's or too long ago, STALE when
     *     somebody acts at the same moment
     */
    public StoredResource last(Caller caller, ResourceKey task) {
        StoredResource current = record.read(caller, task);
        UUID owner = log.find(task.id()).map(Referral::owner).orElse(null);
        ReferralEvent last = log.last(task.id()).orElseThrow(() -> Refusal.notFound("Task"));
        boolean own = caller.partner().equals(owner) && caller.partner().equals(last.actor());
        boolean fresh = !last.at().plus(properties.undo()).isBefore(clock.instant());
        boolean shown = last.taskVersion() == current.version();
        if (!own || !fresh || !shown || last.kind() != ReferralEventKind.MOVED || FURTHER.contains(last.rule())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Task",
                    ProblemCode.NOT_UNDOABLE,
                    "Only the owner takes back its own last move, within "
                            + properties.undo().toMinutes() + " minutes and while nothing has happened since.");
        }
        StoredResource before = record.read(caller, task, last.taskVersion() - 1);
        Resource content = (Resource) fhir.newJsonParser().parseResource(before.json());
        return record.write(
                        caller,
                        List.of(Instruction.update(task.id(), content, current.version())
                                .forPurpose(PURPOSE)))
                .only()
                .resource();
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Transition;
import ca.passerelle.routes.kit.Problem;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A Task is changed: the referral moves by the table, or something is added to it. */
@Component
class Moving {

    private final Lifecycle lifecycle;
    private final ReferralLog log;

    Moving(Lifecycle lifecycle, ReferralLog log) {
        this.lifecycle = lifecycle;
        this.log = log;
    }

    /** Decides a change of a Task. Gives the referral as it was. */
    Referral move(Change change, ReferralWork work) {
        Referral referral = log.lock(change.key().id()).orElseThrow(() -> Refusal.notFound("Task"));
        move(change, referral, capacities(referral, work), work);
        return referral;
    }

    /** The same, in capacities that a rule grants. */
    void move(Change change, Referral referral, Set<Actor> capacities, ReferralWork work) {
        Task before = (Task) Objects.requireNonNull(change.before());
        Task after = (Task) Objects.requireNonNull(change.after());
        checkImmutable(before, after);
        ReferralNumber.assign(after, referral.id());
        TaskStatus to = Objects.requireNonNullElse(after.getStatus(), before.getStatus());
        BusinessStatus wished = wished(before, after, to);
        if (to == before.getStatus() && wished == null) {
            if (!isWaitRevised(before, after)) {
                addTo(change, referral, work);
                return;
            }
            wished = BusinessStatus.WAITLISTED;
        }
        Transition transition = Rulings.allowed(lifecycle.rule(
                new Lifecycle.Wish(TaskState.of(before), to, wished, capacities, TaskState.carried(after))));
        TaskState.set(after, transition);
        if (!transition.requires(Requirement.REASON) && after.getStatusReason().equalsDeep(before.getStatusReason())) {
            after.setStatusReason(null);
        }
        after.setLastModified(Date.from(work.writing().at()));
        ReferralEventKind kind = transition.toBusiness() == BusinessStatus.CANCELLATION_REQUESTED
                ? ReferralEventKind.CANCELLATION_REQUESTED
                : ReferralEventKind.MOVED;
        work.move(referral, false, kind, transition, reasonCode(after));
        if (to == TaskStatus.CANCELLED && transition.to() != TaskStatus.CANCELLED) {
            work.writing()
                    .warn(
                            Problem.warning(
                                    "Task.status",
                                    ProblemCode.CANCELLATION_REQUESTED,
                                    "The service has begun: the cancellation is recorded as a request, and the owner confirms it."));
        }
    }

    /** Whether a referral has come to its end. */
    boolean isOver(Referral referral) {
        TaskStatus status = referral.state().status();
        return status != null && lifecycle.isTerminal(status);
    }

    private static Set<Actor> capacities(Referral referral, ReferralWork work) {
        Set<Actor> capacities = work.caller().isGateway()
                ? EnumSet.of(Actor.GATEWAY)
                : referral.capacities(work.caller().partner());
        if (capacities.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "Task",
                    ProblemCode.NOT_ALLOWED,
                    "Only the parties of a referral move it.");
        }
        return capacities;
    }

    /** What the mover says on the second axis; null when it says nothing that belongs to the status it wishes for. */
    private static @Nullable BusinessStatus wished(Task before, Task after, TaskStatus to) {
        BusinessStatus said = TaskState.of(after).business();
        if (said == null || said == TaskState.of(before).business()) {
            return null;
        }
        if (said.taskStatus() != to) {
            throw Refusal.unprocessable(
                    "Task.businessStatus",
                    ProblemCode.BUSINESS_STATUS_MISMATCH,
                    "The business status " + said.code() + " belongs to the Task.status "
                            + said.taskStatus().toCode() + ".");
        }
        return said;
    }

    private static boolean isWaitRevised(Task before, Task after) {
        State state = TaskState.of(before);
        return state.business() == BusinessStatus.WAITLISTED
                && !after.getExecutionPeriod().equalsDeep(before.getExecutionPeriod());
    }

    /** A note, an output or a document is added without a move. */
    private void addTo(Change change, Referral referral, ReferralWork work) {
        if (change.isNothing()) {
            return;
        }
        if (isOver(referral)) {
            throw Refusal.unprocessable(
                    "Task", ProblemCode.TRANSITION_NOT_ALLOWED, "The referral is over; it is not added to any more.");
        }
        Task after = (Task) Objects.requireNonNull(change.after());
        after.setBusinessStatus(((Task) Objects.requireNonNull(change.before())).getBusinessStatus());
        after.setLastModified(Date.from(work.writing().at()));
        Set<UUID> tell = new LinkedHashSet<>(List.of(referral.requester()));
        if (referral.owner() != null) {
            tell.add(referral.owner());
        }
        work.note(referral, ReferralEventKind.NOTE, "note", tell);
    }

    private static void checkImmutable(Task before, Task after) {
        List<Problem> problems = new ArrayList<>();
        same("Task.intent", before.getIntentElement(), after.getIntentElement(), problems);
        same("Task.focus", before.getFocus(), after.getFocus(), problems);
        same("Task.for", before.getFor(), after.getFor(), problems);
        same("Task.requester", before.getRequester(), after.getRequester(), problems);
        same("Task.owner", before.getOwner(), after.getOwner(), problems);
        same("Task.authoredOn", before.getAuthoredOnElement(), after.getAuthoredOnElement(), problems);
        if (!Base.compareDeep(before.getBasedOn(), after.getBasedOn(), true)) {
            problems.add(immutable("Task.basedOn"));
        }
        if (!Base.compareDeep(before.getPartOf(), after.getPartOf(), true)) {
            problems.add(immutable("Task.partOf"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.UNPROCESSABLE, problems);
        }
    }

    private static void same(String path, Base before, Base after, List<Problem> problems) {
        if (!before.equalsDeep(after)) {
            problems.add(immutable(path));
        }
    }

    private static Problem immutable(String path) {
        return Problem.error(path, ProblemCode.IMMUTABLE, path + " does not change after the referral was sent.");
    }

    private static @Nullable String reasonCode(Task task) {
        return task.getStatusReason().getCoding().stream()
                .filter(coding -> Systems.STATUS_REASON.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(code -> StatusReason.of(code).isPresent())
                .findFirst()
                .orElse(null);
    }
}

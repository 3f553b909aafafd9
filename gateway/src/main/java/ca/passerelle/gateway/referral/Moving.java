package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Requirement;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Transition;
import ca.passerelle.routes.kit.Problem;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Claims claims;
    private final Parties parties;
    private final Drafts drafts;

    Moving(Lifecycle lifecycle, ReferralLog log, Claims claims, Parties parties, Drafts drafts) {
        this.lifecycle = lifecycle;
        this.log = log;
        this.claims = claims;
        this.parties = parties;
        this.drafts = drafts;
    }

    /** Decides a change of a Task. Gives the referral as it was. */
    Referral move(Change change, ReferralWork work) {
        Referral referral = log.lock(change.key().id()).orElseThrow(() -> Refusal.notFound("Task"));
        if (Undo.PURPOSE.equals(change.purpose())) {
            takeBack(change, referral, work);
        } else if (Waitlist.LAPSE.equals(change.purpose())) {
            lapse(change, referral, work);
        } else {
            move(change, referral, capacities(change, referral, work), work);
        }
        return referral;
    }

    /** What undoing found in order goes back to where it was; only the number of the version goes on. */
    private static void takeBack(Change change, Referral referral, ReferralWork work) {
        Task after = (Task) Objects.requireNonNull(change.after());
        TaskState.touch(after, work.writing().at());
        work.undo(referral, TaskState.of(after), Set.of(referral.requester()));
    }

    /** The time of an offered place is over: both parties learn that it is gone, and the person waits on. */
    private static void lapse(Change change, Referral referral, ReferralWork work) {
        Task after = (Task) Objects.requireNonNull(change.after());
        TaskState.touch(after, work.writing().at());
        Set<UUID> tell = new LinkedHashSet<>(List.of(referral.requester()));
        if (referral.owner() != null) {
            tell.add(referral.owner());
        }
        work.note(referral, ReferralEventKind.OFFER_EXPIRED, "offer-expired", tell);
    }

    /** The same, in capacities that a rule grants. */
    void move(Change change, Referral known, Set<Actor> capacities, ReferralWork work) {
        Task before = (Task) Objects.requireNonNull(change.before());
        Task after = (Task) Objects.requireNonNull(change.after());
        boolean readdressed = Drafts.isReaddressed(before, after);
        Referral referral = readdressed ? drafts.readdress(after, known, work.writing()) : known;
        Optional<UUID> newOwner = readdressed ? Optional.empty() : newOwner(before, after, capacities, work);
        Immutables.check(before, after, newOwner.isPresent() || readdressed);
        ReferralNumber.assign(after, referral.id());
        after.setLastModifiedElement(
                before.hasLastModified() ? before.getLastModifiedElement().copy() : null);
        if (isCancellationAskedAgain(before, after, capacities)) {
            after.setStatus(before.getStatus())
                    .setBusinessStatus(before.getBusinessStatus())
                    .setStatusReason(before.getStatusReason());
            warnOfRequest(work);
        }
        TaskStatus to = Objects.requireNonNullElse(after.getStatus(), before.getStatus());
        BusinessStatus wished = wished(before, after, to);
        if (to == before.getStatus() && wished == null) {
            if (newOwner.isPresent()) {
                TaskState.touch(after, work.writing().at());
                work.reassign(referral.ownedBy(newOwner.get()), null, Set.of(newOwner.get()));
                return;
            }
            if (!Waitlist.isRevised(before, after) && !isRebooked(before, after)) {
                addTo(change, referral, capacities, work);
                return;
            }
            wished = TaskState.of(before).business();
        }
        Transition transition = Rulings.allowed(lifecycle.rule(
                new Lifecycle.Wish(TaskState.of(before), to, wished, capacities, TaskState.carried(after))));
        TaskState.set(after, transition);
        if (transition.toBusiness() != BusinessStatus.WAITLISTED) {
            Waitlist.end(after);
        }
        if (!transition.requires(Requirement.REASON) && after.getStatusReason().equalsDeep(before.getStatusReason())) {
            after.setStatusReason(null);
        }
        TaskState.touch(after, work.writing().at());
        if (newOwner.isPresent()) {
            work.reassign(
                    referral.ownedBy(newOwner.get()),
                    transition,
                    new LinkedHashSet<>(List.of(referral.requester(), newOwner.get())));
            return;
        }
        ReferralEventKind kind = transition.toBusiness() == BusinessStatus.CANCELLATION_REQUESTED
                ? ReferralEventKind.CANCELLATION_REQUESTED
                : ReferralEventKind.MOVED;
        work.move(referral, false, kind, transition, reasonCode(after));
        if (to == TaskStatus.CANCELLED && transition.to() != TaskStatus.CANCELLED) {
            warnOfRequest(work);
        }
    }

    private static void warnOfRequest(ReferralWork work) {
        work.writing()
                .warn(
                        Problem.warning(
                                "Task.status",
                                ProblemCode.CANCELLATION_REQUESTED,
                                "The service has begun: the cancellation is recorded as a request, and the owner confirms it."));
    }

    /** Whoever has asked for it may ask again: it is asked for already, and the first reason stands. */
    private static boolean isCancellationAskedAgain(Task before, Task after, Set<Actor> capacities) {
        return TaskState.of(before).business() == BusinessStatus.CANCELLATION_REQUESTED
                && after.getStatus() == TaskStatus.CANCELLED
                && !capacities.contains(Actor.OWNER);
    }

    /** Whether a referral has come to its end. */
    boolean isOver(Referral referral) {
        TaskStatus status = referral.state().status();
        return status != null && lifecycle.isTerminal(status);
    }

    private Set<Actor> capacities(Change change, Referral referral, ReferralWork work) {
        Set<Actor> capacities = work.caller().isGateway()
                ? EnumSet.of(Actor.GATEWAY)
                : referral.capacities(work.caller().partner());
        Task before = (Task) Objects.requireNonNull(change.before());
        if (referral.owner() == null && claims.isCandidate(work.caller(), before, work.writing())) {
            capacities.add(Actor.CANDIDATE);
        }
        if (capacities.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "Task",
                    ProblemCode.NOT_ALLOWED,
                    "Only the parties of a referral move it.");
        }
        return capacities;
    }

    /**
     * Who comes to own a Task that nobody owns: a candidate that accepts it, or whom the requester names.
     *
     * @throws Refusal when the one named takes no part here, or a candidate names another
     */
    private Optional<UUID> newOwner(Task before, Task after, Set<Actor> capacities, ReferralWork work) {
        boolean claiming = capacities.contains(Actor.CANDIDATE) && after.getStatus() == TaskStatus.ACCEPTED;
        if (before.hasOwner() || (!after.hasOwner() && !claiming)) {
            return Optional.empty();
        }
        if (!after.hasOwner()) {
            after.setOwner(new ResourceKey("Organization", work.caller().organization()).toReference());
        }
        UUID owner = parties.partner(after.getOwner(), work.writing())
                .map(Partner::id)
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.owner",
                        ProblemCode.UNKNOWN_RECIPIENT,
                        "The owner does not take part in this gateway, so it cannot be told."));
        boolean forItself = owner.equals(work.caller().partner());
        if (!capacities.contains(Actor.REQUESTER) && !(claiming && forItself)) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "Task.owner",
                    ProblemCode.NOT_ALLOWED,
                    "A candidate becomes the owner by accepting; only the requester names another.");
        }
        return Optional.of(owner);
    }

    /** What the mover says on the second axis; null when it says nothing that belongs to the status it wishes for. */
    private static @Nullable BusinessStatus wished(Task before, Task after, TaskStatus to) {
        if (TaskState.saysUnknown(after)) {
            throw Refusal.unprocessable(
                    "Task.businessStatus",
                    ProblemCode.UNKNOWN_CODE,
                    "The code system of Task.businessStatus has no such code.");
        }
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

    /** Whether a booking that stands is given another time. */
    private static boolean isRebooked(Task before, Task after) {
        return TaskState.of(before).business() == BusinessStatus.BOOKED
                && !after.getExecutionPeriod().equalsDeep(before.getExecutionPeriod());
    }

    /** A note, an output or a document is added without a move. */
    private void addTo(Change change, Referral referral, Set<Actor> capacities, ReferralWork work) {
        if (change.isNothing()) {
            return;
        }
        if (capacities.equals(Set.of(Actor.CANDIDATE))) {
            throw new Refusal(
                    Refusal.Kind.NOT_ALLOWED,
                    "Task",
                    ProblemCode.NOT_ALLOWED,
                    "Whoever may claim a referral writes into it when it has claimed it.");
        }
        if (isOver(referral)) {
            throw Refusal.unprocessable(
                    "Task", ProblemCode.TRANSITION_NOT_ALLOWED, "The referral is over; it is not added to any more.");
        }
        Task after = (Task) Objects.requireNonNull(change.after());
        after.setBusinessStatus(((Task) Objects.requireNonNull(change.before())).getBusinessStatus());
        TaskState.touch(after, work.writing().at());
        Set<UUID> tell = new LinkedHashSet<>(List.of(referral.requester()));
        if (referral.owner() != null) {
            tell.add(referral.owner());
        }
        work.note(referral, ReferralEventKind.NOTE, "note", tell);
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

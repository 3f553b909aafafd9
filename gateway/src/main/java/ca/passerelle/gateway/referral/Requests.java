package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A ServiceRequest is changed. It and its Tasks change together or not at all: withdrawn, it takes its open referrals with it; amended,
 * their owners are told.
 */
@Component
class Requests {

    /** The rule by which an owner confirms the cancellation that the requester asked for. */
    static final String CONFIRMED = "confirm-cancellation";

    /** Nothing is changed on a request that is over. */
    private static final Set<ServiceRequestStatus> OVER = EnumSet.of(
            ServiceRequestStatus.REVOKED, ServiceRequestStatus.COMPLETED, ServiceRequestStatus.ENTEREDINERROR);

    private final Moving moving;
    private final ReferralLog log;

    Requests(Moving moving, ReferralLog log) {
        this.moving = moving;
        this.log = log;
    }

    void change(Change change, ReferralWork work) {
        if (change.isNothing()) {
            return;
        }
        ServiceRequest before = (ServiceRequest) Objects.requireNonNull(change.before());
        ServiceRequest after = (ServiceRequest) Objects.requireNonNull(change.after());
        if (OVER.contains(before.getStatus())) {
            throw Refusal.unprocessable(
                    "ServiceRequest.status",
                    ProblemCode.REQUEST_NOT_ACTIVE,
                    "A ServiceRequest that is " + before.getStatus().toCode() + " is not changed any more.");
        }
        if (!before.getSubject().equalsDeep(after.getSubject())) {
            throw Refusal.unprocessable(
                    "ServiceRequest.subject", ProblemCode.IMMUTABLE, "A ServiceRequest stays about the same person.");
        }
        switch (after.getStatus()) {
            case REVOKED -> withdraw(change, TaskStatus.CANCELLED, work);
            case ENTEREDINERROR -> withdraw(change, TaskStatus.ENTEREDINERROR, work);
            default -> {
                refuseInactive(change, after.getStatus());
                tellOwners(change, work);
            }
        }
    }

    /** The requester has cancelled a referral: its request is withdrawn with it, unless another referral still fulfils it. */
    void withdrawWith(Referral cancelled, ReferralWork work) {
        boolean fulfilledElsewhere = log.ofRequest(cancelled.serviceRequest()).stream()
                .anyMatch(other -> !other.id().equals(cancelled.id()) && !moving.isOver(other));
        if (fulfilledElsewhere) {
            return;
        }
        Change change = work.writing().change(new ResourceKey("ServiceRequest", cancelled.serviceRequest()));
        ServiceRequest request = (ServiceRequest) Objects.requireNonNull(change.after());
        if (request.getStatus() == ServiceRequestStatus.ACTIVE) {
            request.setStatus(ServiceRequestStatus.REVOKED);
        }
    }

    /** Its requester may put a request aside or complete it when its referrals are over, not while somebody works on it. */
    private void refuseInactive(Change change, ServiceRequestStatus status) {
        boolean open = status != ServiceRequestStatus.ACTIVE
                && log.ofRequest(change.key().id()).stream().anyMatch(referral -> !moving.isOver(referral));
        if (open) {
            throw Refusal.unprocessable(
                    "ServiceRequest.status",
                    ProblemCode.TRANSITION_NOT_ALLOWED,
                    "While a referral is open its ServiceRequest is active. Open to you now: active, revoked,"
                            + " entered-in-error.");
        }
    }

    private void withdraw(Change change, TaskStatus to, ReferralWork work) {
        for (Referral referral : log.ofRequest(change.key().id())) {
            Task task = cancelled(referral, to, work);
            if (task != null && task.getStatus() != to) {
                // The service has begun. Until its owner confirms, the request stands.
                change.become(Objects.requireNonNull(change.before()).copy());
            }
        }
    }

    /** The Task of an open referral after the withdrawal; null for a referral that is over. */
    private @Nullable Task cancelled(Referral referral, TaskStatus to, ReferralWork work) {
        if (moving.isOver(referral)) {
            return null;
        }
        Change taskChange = work.writing().change(ReferralWork.taskKey(referral.id()));
        Task task = (Task) Objects.requireNonNull(taskChange.after());
        if (!work.isDrafted(referral.id())) {
            task.setStatus(to);
            if (!task.hasStatusReason()) {
                task.setStatusReason(new CodeableConcept().setText("The request was withdrawn."));
            }
            Referral locked = log.lock(referral.id()).orElseThrow();
            moving.move(taskChange, locked, Set.of(Actor.REQUESTER), work);
        }
        return task;
    }

    private void tellOwners(Change change, ReferralWork work) {
        for (Referral referral : log.ofRequest(change.key().id())) {
            UUID owner = referral.owner();
            if (!moving.isOver(referral) && !work.isDrafted(referral.id()) && owner != null) {
                Referral locked = log.lock(referral.id()).orElseThrow();
                prioritise(change, referral, work);
                work.note(locked, ReferralEventKind.AMENDED, "amend", new LinkedHashSet<>(List.of(owner)));
            }
        }
    }

    /** A Task that goes by the priority of its request goes on doing so. */
    private static void prioritise(Change change, Referral referral, ReferralWork work) {
        ServiceRequest before = (ServiceRequest) Objects.requireNonNull(change.before());
        ServiceRequest after = (ServiceRequest) Objects.requireNonNull(change.after());
        if (after.getPriority() == before.getPriority()) {
            return;
        }
        Change taskChange = work.writing().change(ReferralWork.taskKey(referral.id()));
        Task task = (Task) Objects.requireNonNull(taskChange.after());
        if (code(task.getPriority()).equals(code(before.getPriority()))) {
            task.setPriority(
                    after.hasPriority()
                            ? TaskPriority.fromCode(after.getPriority().toCode())
                            : null);
            TaskState.touch(task, work.writing().at());
        }
    }

    private static String code(@Nullable Enum<?> priority) {
        return priority == null ? "" : priority.name();
    }
}

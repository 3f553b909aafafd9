package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.referral.Lifecycle.Ruling;
import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Transition;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A Task is created: a referral begins, if all that it needs is there and belongs to whoever sends it. */
@Component
class Opening {

    private final Lifecycle lifecycle;
    private final Parties parties;
    private final ReferralLog log;

    Opening(Lifecycle lifecycle, Parties parties, ReferralLog log) {
        this.lifecycle = lifecycle;
        this.parties = parties;
        this.log = log;
    }

    /** Completes the Task and drafts the first event. Gives the referral that begins. */
    Referral open(Change change, ReferralWork work) {
        Writing writing = work.writing();
        Caller caller = work.caller();
        Task task = (Task) Objects.requireNonNull(change.after());
        link(task);
        ResourceKey requestKey = serviceRequest(task);
        ServiceRequest request = ownActiveRequest(requestKey, writing);
        ResourceKey patient = ownPatient(task, request, writing);
        parties.asOwn(task, caller, writing);
        Optional<Partner> owner = owner(task, writing);
        UUID parent = parent(task, caller);
        if (!task.hasCode()) {
            task.setCode(Concepts.fulfill());
        }
        if (!task.hasAuthoredOn()) {
            task.setAuthoredOn(Date.from(writing.at()));
        }
        TaskState.touch(task, writing.at());
        ReferralNumber.assign(task, change.key().id());
        if (owner.isEmpty() && task.getRestriction().hasRecipient()) {
            offer(task, request, Optional.of(patient), writing);
        }
        Transition transition = transition(task);
        TaskState.set(task, transition);
        Referral referral = Referral.opening(
                change.key().id(),
                requestKey.id(),
                patient.id(),
                parent,
                caller.partner(),
                owner.map(Partner::id).orElse(null));
        work.move(referral, true, ReferralEventKind.REQUESTED, transition, null);
        return referral;
    }

    /** Gravity and BSeR link by focus, CA:eReC by basedOn: both are written. */
    private static void link(Task task) {
        if (!task.hasFocus() && task.hasBasedOn()) {
            task.setFocus(task.getBasedOnFirstRep().copy());
        }
        boolean linked = task.getBasedOn().stream()
                .anyMatch(basedOn ->
                        Objects.equals(basedOn.getReference(), task.getFocus().getReference()));
        if (task.hasFocus() && !linked) {
            task.addBasedOn(task.getFocus().copy());
        }
    }

    private static ResourceKey serviceRequest(Task task) {
        return ResourceKey.of(task.getFocus())
                .filter(key -> key.type().equals("ServiceRequest"))
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.focus",
                        ProblemCode.REQUIRED_MISSING,
                        "A referral Task names the ServiceRequest that it fulfils, as focus or basedOn."));
    }

    private static ServiceRequest ownActiveRequest(ResourceKey key, Writing writing) {
        ServiceRequest request = (ServiceRequest) writing.current(key).orElseThrow();
        if (!isOwn(key, writing)) {
            throw Refusal.unprocessable(
                    "Task.focus",
                    ProblemCode.NOT_ALLOWED,
                    "The ServiceRequest is another party's: refer onward by a filler-order of your own that is basedOn it.");
        }
        if (request.getStatus() != ServiceRequestStatus.ACTIVE) {
            throw Refusal.unprocessable(
                    "Task.focus", ProblemCode.REQUEST_NOT_ACTIVE, "The ServiceRequest of a referral is active.");
        }
        return request;
    }

    /** The patient is the sender's own record of the person: nobody gains sight of a person by naming another's record. */
    private static ResourceKey ownPatient(Task task, ServiceRequest request, Writing writing) {
        if (!task.hasFor()) {
            task.setFor(request.getSubject().copy());
        }
        ResourceKey patient = ResourceKey.of(task.getFor())
                .filter(key -> key.type().equals("Patient"))
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.for", ProblemCode.REQUIRED_MISSING, "A referral Task says which Patient it is for."));
        if (!Objects.equals(task.getFor().getReference(), request.getSubject().getReference())) {
            throw Refusal.unprocessable(
                    "Task.for",
                    ProblemCode.INVALID_VALUE,
                    "The Task and its ServiceRequest are for different persons.");
        }
        if (!isOwn(patient, writing)) {
            throw Refusal.unprocessable(
                    "Task.for",
                    ProblemCode.NOT_ALLOWED,
                    "The Patient is another party's record: send your own, with what this recipient needs to know.");
        }
        return patient;
    }

    /** Several may claim it: they read the Task, and neither the request nor the person. */
    static void offer(Task task, ServiceRequest request, Optional<ResourceKey> patient, Writing writing) {
        if (task.hasContained()) {
            throw Refusal.unprocessable(
                    "Task.contained",
                    ProblemCode.NOT_ALLOWED,
                    "What a Task that several may claim contains would be read by all of them.");
        }
        Offer.put(task, request, patient.flatMap(writing::current).map(Patient.class::cast));
    }

    private static boolean isOwn(ResourceKey key, Writing writing) {
        return writing.custodian(key).filter(writing.caller().partner()::equals).isPresent();
    }

    private Optional<Partner> owner(Task task, Writing writing) {
        Reference owner = task.getOwner();
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parties.partner(owner, writing)
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.owner",
                        ProblemCode.UNKNOWN_RECIPIENT,
                        "The owner does not take part in this gateway, so it cannot be told.")));
    }

    /** The referral that this one is made from: whoever refers onward owns it, and it is not over. */
    private @Nullable UUID parent(Task task, Caller caller) {
        if (!task.hasPartOf()) {
            return null;
        }
        Referral parent = ResourceKey.of(task.getPartOfFirstRep())
                .flatMap(key -> log.find(key.id()))
                .filter(found -> found.capacities(caller.partner()).contains(Actor.OWNER))
                .orElseThrow(() -> Refusal.unprocessable(
                        "Task.partOf", ProblemCode.NOT_ALLOWED, "Only the owner of a referral refers onward from it."));
        TaskStatus status = parent.state().status();
        if (status == null || lifecycle.isTerminal(status)) {
            throw Refusal.unprocessable(
                    "Task.partOf", ProblemCode.TRANSITION_NOT_ALLOWED, "The referral is over: refer anew.");
        }
        return parent.id();
    }

    private Transition transition(Task task) {
        State wished = TaskState.of(task);
        Ruling ruling = lifecycle.rule(new Lifecycle.Wish(
                State.NONE,
                Objects.requireNonNullElse(wished.status(), TaskStatus.REQUESTED),
                null,
                Set.of(Actor.REQUESTER),
                TaskState.carried(task)));
        return Rulings.allowed(ruling);
    }
}

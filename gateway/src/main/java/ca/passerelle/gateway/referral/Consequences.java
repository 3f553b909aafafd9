package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.gateway.referral.ReferralWork.Draft;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows for a referral from an event: whom it waits for until when, and whether it holds a place. */
@Component
class Consequences {

    private final Deadlines deadlines;
    private final Seats seats;
    private final Partners partners;

    Consequences(Deadlines deadlines, Seats seats, Partners partners) {
        this.deadlines = deadlines;
        this.seats = seats;
        this.partners = partners;
    }

    /** The referral as it will be. */
    Referral after(Draft draft, ReferralWork work) {
        Referral referral = draft.referral();
        Writing writing = work.writing();
        boolean moved = !draft.to().equals(draft.from()) || draft.kind().isHandover();
        UUID seat = moved ? seats.settle(referral, draft.to(), () -> service(referral, writing)) : referral.seat();
        boolean waitsAnew = moved || isWaitRevised(draft);
        Deadline deadline = waitsAnew || isBy(referral.deadline(), referral, work.caller())
                ? deadlines
                        .of(draft.to(), situation(referral, writing), writing.at())
                        .orElse(null)
                : referral.deadline();
        return referral.standing(deadline, seat);
    }

    /** Whether a referral finds a place at the status it would come to. Where it does not, news from below does not move it. */
    boolean isRoomFor(Referral referral, TaskStatus to, Writing writing) {
        return seats.isRoomFor(referral, to, () -> service(referral, writing));
    }

    /** The state is the same, and what is said of the wait is not. */
    private static boolean isWaitRevised(Draft draft) {
        return draft.to().business() == BusinessStatus.WAITLISTED
                && (draft.kind() == ReferralEventKind.MOVED || draft.kind() == ReferralEventKind.OFFER_EXPIRED);
    }

    /** A word of whoever is awaited begins the waiting anew; a word of another changes nothing about it. */
    private static boolean isBy(@Nullable Deadline waiting, Referral referral, Caller caller) {
        return waiting != null && caller.partner().equals(referral.partner(waiting.next()));
    }

    private Deadlines.Situation situation(Referral referral, Writing writing) {
        Task task = (Task) writing.current(ReferralWork.taskKey(referral.id())).orElseThrow();
        Optional<ServiceRequest> request = writing.current(requestKey(referral)).map(ServiceRequest.class::cast);
        return situation(referral, task, request);
    }

    /** What the deadline of a stored referral depends on. */
    Deadlines.Situation situation(Referral referral, Task task, Optional<ServiceRequest> request) {
        return new Deadlines.Situation(
                partners.byId(referral.requester()).map(Partner::key).orElse(""),
                request.map(Consequences::needs).orElse(Set.of()),
                priority(task),
                referral.owner() != null,
                task.getRestriction().hasRecipient(),
                expected(task),
                Waitlist.offeredUntil(task).orElse(null));
    }

    private static @Nullable Instant expected(Task task) {
        Date start = task.getExecutionPeriod().getStart();
        return start == null ? null : start.toInstant();
    }

    private static ServiceRequestPriority priority(Task task) {
        TaskPriority priority = task.getPriority();
        return priority == null || priority == TaskPriority.NULL
                ? ServiceRequestPriority.ROUTINE
                : ServiceRequestPriority.fromCode(priority.toCode());
    }

    private static Set<String> needs(ServiceRequest request) {
        return request.getCategory().stream()
                .map(CodeableConcept::getCoding)
                .flatMap(codings -> codings.stream())
                .filter(coding -> Systems.NEED.equals(coding.getSystem()))
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The service that is asked for: the first performer of the request that is one. */
    private static Optional<UUID> service(Referral referral, Writing writing) {
        return writing.current(requestKey(referral)).map(ServiceRequest.class::cast).stream()
                .flatMap(request -> request.getPerformer().stream())
                .map(Reference::getReference)
                .map(ResourceKey::of)
                .flatMap(Optional::stream)
                .filter(key -> key.type().equals("HealthcareService"))
                .map(ResourceKey::id)
                .findFirst();
    }

    static ResourceKey requestKey(Referral referral) {
        return new ResourceKey("ServiceRequest", referral.serviceRequest());
    }
}

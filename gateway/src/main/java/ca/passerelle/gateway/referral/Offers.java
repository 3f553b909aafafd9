package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.delivery.Tracking;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.AnswerLink;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Progress.Context;
import ca.passerelle.routes.port.Progress.Recipient;
import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What those are told who may claim a referral that nobody owns, read by the gateway and reduced to what they may know. */
@Component
public class Offers {

    private final ReferralLog log;
    private final FhirRecord record;
    private final Callers callers;
    private final Claims claims;
    private final AnswerLinks links;
    private final Tracking tracking;
    private final FhirContext fhir;

    Offers(
            ReferralLog log,
            FhirRecord record,
            Callers callers,
            Claims claims,
            AnswerLinks links,
            Tracking tracking,
            FhirContext fhir) {
        this.log = log;
        this.record = record;
        this.callers = callers;
        this.claims = claims;
        this.links = links;
        this.tracking = tracking;
        this.fhir = fhir;
    }

    /**
     * The request of a referral that the caller may claim, as far as it may know it.
     *
     * @return empty for whoever may not claim it
     */
    public Optional<ServiceRequest> request(Caller caller, Task task) {
        return log.find(ResourceKey.of(task).id())
                .filter(referral -> isCandidate(referral, task, caller.partner()))
                .map(referral ->
                        Offer.request(read(ServiceRequest.class, referral.serviceRequest(), null), person(referral)));
    }

    Set<UUID> candidates(Referral referral, Task task) {
        return claims.candidates(referral, task, this::current);
    }

    boolean isCandidate(Referral referral, Task task, UUID partner) {
        return referral.owner() == null && candidates(referral, task).contains(partner);
    }

    /** The needs that a Task says to those who may claim it, as codes of ours. */
    static List<String> needs(Task task) {
        return task.getReasonCode().getCoding().stream()
                .filter(coding -> Systems.NEED.equals(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .distinct()
                .toList();
    }

    /** An event for one of them; empty when it has nothing to say to it, or nothing any more. */
    Optional<Progress> render(Referral referral, long version, PartnerEndpoint endpoint) {
        ReferralEvent event = log.event(referral.id(), version).orElseThrow();
        Task task = read(Task.class, referral.id(), event.taskVersion());
        if (!candidates(referral, task).contains(endpoint.partner())) {
            return Optional.empty();
        }
        boolean open = referral.owner() == null
                && !TransitionTable.isOver(referral.state().status());
        boolean isEnd =
                event.kind().isHandover() || TransitionTable.isOver(event.to().status());
        if (open == isEnd || (isEnd && !wasTold(referral, endpoint)) || (open && !isVisible(referral, endpoint))) {
            return Optional.empty();
        }
        return Optional.of(progress(referral, event, task, endpoint, open));
    }

    /** Whether the one that is told may see the Task: it may be restricted. */
    private boolean isVisible(Referral referral, PartnerEndpoint endpoint) {
        List<ResourceKey> task = List.of(ReferralWork.taskKey(referral.id()));
        return callers.byPartner(endpoint.partner())
                .filter(caller -> !record.readAll(caller, task).isEmpty())
                .isPresent();
    }

    /** What was never offered is not taken back. */
    private boolean wasTold(Referral referral, PartnerEndpoint endpoint) {
        return tracking.of(List.of(referral.id())).stream()
                .anyMatch(delivery -> delivery.partner().equals(endpoint.partner())
                        && delivery.channel() == endpoint.channel()
                        && delivery.state().equals("DELIVERED"));
    }

    private Progress progress(
            Referral referral, ReferralEvent event, Task task, PartnerEndpoint endpoint, boolean open) {
        UUID patient = referral.patient();
        Integer patientVersion = event.patientVersion();
        Optional<Patient> person = patient == null || patientVersion == null
                ? Optional.empty()
                : Optional.of(read(Patient.class, patient, patientVersion));
        AnswerLink link =
                open && endpoint.channel() == Channel.EMAIL ? links.create(referral.id(), endpoint.partner()) : null;
        return new Progress(
                referral.id(),
                event.version(),
                event.kind().code(),
                event.at(),
                Offer.task(task),
                Offer.request(
                        read(ServiceRequest.class, referral.serviceRequest(), event.requestVersion()),
                        person(referral)),
                Offer.person(person, person(referral)),
                requester(task),
                null,
                link,
                Context.bare(Recipient.CANDIDATE));
    }

    /** An id of the person that leads nowhere, and is another in each referral. */
    private static UUID person(Referral referral) {
        return UUID.nameUUIDFromBytes(("person of " + referral.id()).getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable Organization requester(Task task) {
        return ResourceKey.of(task.getRequester())
                .filter(key -> key.type().equals("Organization"))
                .flatMap(this::current)
                .map(Organization.class::cast)
                .orElse(null);
    }

    private Optional<Resource> current(ResourceKey key) {
        return record.readAll(Callers.GATEWAY, List.of(key)).stream()
                .filter(stored -> !stored.deleted())
                .findFirst()
                .map(stored -> parse(Resource.class, stored));
    }

    private <T extends Resource> T read(Class<T> type, UUID id, @Nullable Integer version) {
        ResourceKey key = new ResourceKey(type.getSimpleName(), id);
        return parse(
                type, version == null ? record.read(Callers.GATEWAY, key) : record.read(Callers.GATEWAY, key, version));
    }

    private <T extends Resource> T parse(Class<T> type, StoredResource stored) {
        return type.cast(fhir.newJsonParser().parseResource(stored.json()));
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.delivery.Rendering;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.Actor;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Progress.Context;
import ca.passerelle.routes.port.Progress.Recipient;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders an event with the eyes of its recipient, from the versions that the event names. */
@Component
class ProgressRendering implements Rendering {

    private final ReferralLog log;
    private final FhirRecord record;
    private final Callers callers;
    private final AnswerLinks links;
    private final Offers offers;
    private final Attachments attachments;
    private final FhirContext fhir;

    ProgressRendering(
            ReferralLog log,
            FhirRecord record,
            Callers callers,
            AnswerLinks links,
            Offers offers,
            Attachments attachments,
            FhirContext fhir) {
        this.log = log;
        this.record = record;
        this.callers = callers;
        this.links = links;
        this.offers = offers;
        this.attachments = attachments;
        this.fhir = fhir;
    }

    @Override
    public Optional<Progress> render(UUID referral, long version, PartnerEndpoint endpoint) {
        Optional<Referral> found = log.find(referral);
        if (found.isPresent() && found.get().capacities(endpoint.partner()).isEmpty()) {
            return offers.render(found.get(), version, endpoint);
        }
        Optional<Caller> caller = callers.byPartner(endpoint.partner());
        if (found.isEmpty() || caller.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(progress(found.get(), version, endpoint, caller.get()));
        } catch (Refusal mayNotSee) {
            return Optional.empty();
        }
    }

    private Progress progress(Referral referral, long version, PartnerEndpoint endpoint, Caller caller) {
        ReferralEvent event = log.event(referral.id(), version).orElseThrow();
        Task task = read(Task.class, caller, referral.id(), event.taskVersion());
        Optional<ServiceRequest> hidden = hidden(referral, event, endpoint, caller, task);
        ServiceRequest request = hidden.isPresent()
                ? hidden.get()
                : read(ServiceRequest.class, caller, referral.serviceRequest(), event.requestVersion());
        UUID patient = hidden.isPresent() ? null : referral.patient();
        Integer patientVersion = event.patientVersion();
        return new Progress(
                referral.id(),
                version,
                event.kind().code(),
                event.at(),
                task,
                request,
                patient == null || patientVersion == null ? null : read(Patient.class, caller, patient, patientVersion),
                organization(task.getRequester().getReference(), caller),
                organization(task.getOwner().getReference(), caller),
                endpoint.channel() == Channel.EMAIL ? links.create(referral.id(), endpoint.partner()) : null,
                context(referral, event, endpoint, caller, List.of(task, request)));
    }

    /** What an owner by HL7 v2 is told of a referral that it knows and that has been restricted since: its number and where it stands. */
    private Optional<ServiceRequest> hidden(
            Referral referral, ReferralEvent event, PartnerEndpoint endpoint, Caller caller, Task task) {
        boolean knows = endpoint.channel() == Channel.MLLP
                && event.kind() != ReferralEventKind.REQUESTED
                && event.kind() != ReferralEventKind.REASSIGNED
                && task.getStatus() != Task.TaskStatus.REQUESTED
                && referral.capacities(endpoint.partner()).contains(Actor.OWNER);
        ResourceKey request = new ResourceKey("ServiceRequest", referral.serviceRequest());
        return knows && record.readAll(caller, List.of(request)).isEmpty() ? HiddenRequest.of(task) : Optional.empty();
    }

    private Context context(
            Referral referral, ReferralEvent event, PartnerEndpoint endpoint, Caller caller, List<Resource> roots) {
        Recipient recipient =
                referral.requester().equals(endpoint.partner()) ? Recipient.REQUESTER : Recipient.PERFORMER;
        if (!Channel.withContent().contains(endpoint.channel())) {
            return new Context(recipient, null, List.of(), event.patientTask(), user(event, referral));
        }
        Optional<ReferralEvent> earlier = log.event(referral.id(), event.version() - 1);
        return new Context(
                recipient,
                earlier.map(before -> read(Task.class, caller, referral.id(), before.taskVersion()))
                        .orElse(null),
                attachments.of(caller, roots),
                event.patientTask(),
                user(event, referral));
    }

    /** Who acted for one of the parties; who acted further away is not told. */
    private static @Nullable Identifier user(ReferralEvent event, Referral referral) {
        return referral.capacities(event.actor()).isEmpty() ? null : event.actingUser();
    }

    private @Nullable Organization organization(@Nullable String reference, Caller caller) {
        return ResourceKey.of(reference)
                .filter(key -> key.type().equals("Organization"))
                .flatMap(key -> record.readAll(caller, List.of(key)).stream().findFirst())
                .map(stored -> parse(Organization.class, stored.json()))
                .orElse(null);
    }

    private <T extends Resource> T read(Class<T> type, Caller caller, UUID id, int version) {
        return parse(
                type,
                record.read(caller, new ResourceKey(type.getSimpleName(), id), version)
                        .json());
    }

    private <T extends Resource> T parse(Class<T> type, String json) {
        return fhir.newJsonParser().parseResource(type, json);
    }
}

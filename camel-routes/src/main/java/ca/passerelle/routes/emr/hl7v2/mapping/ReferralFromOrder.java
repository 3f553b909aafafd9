package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * OMG^O19 (IHE 360X) and ORM^O01 used as referrals (HL7 v2.9 §4.4.4): an order is a ServiceRequest with a Task, as REF^I12 is; ORC-1 says
 * whether it is new, changed or cancelled. Of several orders each is a referral of its own, in one transaction.
 */
public final class ReferralFromOrder {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(new MessageType("OMG", "O19"), new MessageType("ORM", "O01"));

    private static final Set<String> NEW = Set.of("", "NW", "SN", "RF", "PA", "CH");
    private static final Set<String> CHANGING = Set.of("XO", "XX", "RP", "RO", "RU", "XR");

    private ReferralFromOrder() {}

    /**
     * Maps one message.
     *
     * @param recipient the listing that the message names, when the directory knows it
     * @param known the referrals that its numbers name
     */
    public static Outcome<Bundle> map(
            Hl7Message message,
            Envelope envelope,
            SenderProfile profile,
            Optional<Listings.Recipient> recipient,
            List<KnownReferral> known) {
        Reading whole = new Reading(message, envelope, profile);
        return OrderGroups.of(message)
                .fold(
                        orders -> orders.value().size() == 1 && orders.notes().isEmpty()
                                ? whole.outcome(map(whole, recipient, known))
                                : JointOrders.map(
                                        whole,
                                        orders.value(),
                                        reading -> map(reading, recipient, AboutReferral.named(reading, known)),
                                        orders.notes()),
                        unfit -> Outcome.rejected(unfit.problems()));
    }

    private static Outcome<Bundle> map(
            Reading reading, Optional<Listings.Recipient> recipient, List<KnownReferral> known) {
        Hl7Message message = reading.message();
        Optional<Segment> orc = message.first("ORC");
        String control =
                orc.map(segment -> segment.text(1).toUpperCase(Locale.ROOT)).orElse("");
        if (NEW.contains(control)) {
            return placed(reading, recipient);
        }
        if (OrderStatusFromOsu.isCancelling(control)) {
            return AboutReferral.with(
                    reading, known, referral -> OrderStatusFromOsu.cancelled(reading, orc.orElseThrow(), referral));
        }
        return CHANGING.contains(control)
                ? AboutReferral.with(reading, known, referral -> changed(reading, referral))
                : Outcome.rejected(
                        Problem.error(
                                orc.orElseThrow().field(1).location().toString(),
                                ProblemCode.UNKNOWN_CODE,
                                "An order is placed (NW), changed (XO) or cancelled (CA); other control codes are no referral"));
    }

    private static Outcome<Bundle> placed(Reading reading, Optional<Listings.Recipient> recipient) {
        return ReferredPerson.in(reading, person -> about(person, reading, recipient));
    }

    private static Outcome<Bundle> about(Patient person, Reading reading, Optional<Listings.Recipient> recipient) {
        Entries entries = new Entries(reading);
        Reference patient = PersonEntry.add(person, reading, entries);
        Identifier number = BusinessKey.identifier(reading);
        Reference organization =
                new Reference("Organization/" + reading.profile().organization());
        ServiceRequest request = new ServiceRequest()
                .addIdentifier(number)
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(patient);
        content(reading, request);
        if (!request.hasCode()) {
            request.setCode(Concepts.referral());
        }
        recipient.ifPresent(listing -> request.addPerformer(new Reference("HealthcareService/" + listing.service())));
        request.setRequester(ProviderFromXcn.requester(reading, organization, entries));
        new ObservationsFromObx(reading, number, patient, entries).read(request).forEach(request::addSupportingInfo);
        LocalFields.observations(reading, number, patient, entries).forEach(request::addSupportingInfo);
        Reference asked = entries.put("request", request, number);
        entries.postOnce("task", task(reading, request, asked, number, organization, recipient), number);
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    private static Task task(
            Reading reading,
            ServiceRequest request,
            Reference asked,
            Identifier number,
            Reference organization,
            Optional<Listings.Recipient> recipient) {
        Task task = new Task()
                .addIdentifier(number.copy())
                .setStatus(TaskStatus.REQUESTED)
                .setBusinessStatus(BusinessStatus.SENT.concept())
                .setIntent(TaskIntent.ORDER)
                .setCode(Concepts.fulfill())
                .setFocus(asked)
                .addBasedOn(asked.copy())
                .setFor(request.getSubject().copy())
                .setRequester(organization)
                .setOwner(new Reference("Organization/"
                        + AccessRestriction.owner(reading, recipient)
                                .map(Listings.Recipient::organization)
                                .orElse(reading.profile().linkWorkers())))
                .setAuthoredOnElement(reading.received());
        if (request.hasPriority()) {
            task.setPriority(Task.TaskPriority.fromCode(request.getPriority().toCode()));
        }
        return task;
    }

    /** What the message carries takes the place of what there was; what it leaves out stays. */
    private static Outcome<Bundle> changed(Reading reading, KnownReferral referral) {
        ServiceRequest changes = new ServiceRequest();
        content(reading, changes);
        Entries entries = new Entries(reading);
        Identifier number = BusinessKey.identifier(reading);
        new ObservationsFromObx(reading, number, referral.request().getSubject().copy(), entries).read(changes);
        changes.setCode(null).setCategory(null).setAuthoredOnElement(null);
        JsonPatch patch = JsonPatch.adding(changes);
        if (!patch.isEmpty()) {
            entries.patch(referral.request(), patch.bytes());
        }
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    private static void content(Reading reading, ServiceRequest request) {
        RequestFromObr.read(reading, request);
        ReasonsFromDg1.read(reading, request);
        NotesFromNte.read(reading, request);
        LocalFields.texts(reading, request);
    }
}

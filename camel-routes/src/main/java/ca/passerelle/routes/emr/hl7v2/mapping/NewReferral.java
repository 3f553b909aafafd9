package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Concepts;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.Listings.Recipient;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** REF^I12: a ServiceRequest that is asked for and a Task that somebody has to do. */
final class NewReferral {

    private NewReferral() {}

    /**
     * Maps with the referral that the number names already: one that was kept as a draft is sent once nothing contradicts it.
     *
     * @param known what the record has by the numbers of the message
     */
    static Outcome<Bundle> map(Reading reading, Optional<Recipient> recipient, List<KnownReferral> known) {
        SentStatus.note(
                reading,
                "the status contradicts a referral that is being sent; it is a draft until a person has looked at it");
        return ReferredPerson.in(reading, person -> about(person, reading, recipient, known));
    }

    private static Outcome<Bundle> about(
            Patient person, Reading reading, Optional<Recipient> recipient, List<KnownReferral> known) {
        Entries entries = new Entries(reading);
        Reference patient = PersonEntry.add(person, reading, entries);
        Identifier number = BusinessKey.identifier(reading);
        Reference organization = organization(reading.profile().organization());
        ServiceRequest request = request(reading, number, patient, recipient);
        request.setRequester(ProviderFromPrd.requester(reading, organization, entries));
        new ObservationsFromObx(reading, number, patient, entries).read(request).forEach(request::addSupportingInfo);
        LocalFields.observations(reading, number, patient, entries).forEach(request::addSupportingInfo);
        Reference asked = entries.put("request", request, number);
        BusinessStatus start = SentStatus.contradicts(reading) ? BusinessStatus.DRAFT : BusinessStatus.SENT;
        Task task = task(request, asked, number, start)
                .setRequester(organization)
                .setOwner(owner(reading, recipient))
                .setAuthoredOnElement(reading.received());
        List<Task> drafts = drafts(known);
        if (start == BusinessStatus.SENT && !drafts.isEmpty()) {
            drafts.forEach(draft -> send(draft, entries));
        } else {
            entries.postOnce("task", task, number);
        }
        return Outcome.mapped(entries.bundle(), reading.notes());
    }

    private static List<Task> drafts(List<KnownReferral> known) {
        return known.stream()
                .map(KnownReferral::task)
                .filter(task -> task.getStatus() == TaskStatus.DRAFT)
                .toList();
    }

    private static void send(Task draft, Entries entries) {
        Task sent = new Task().setStatus(TaskStatus.REQUESTED).setBusinessStatus(BusinessStatus.SENT.concept());
        entries.patch(draft, JsonPatch.adding(sent).bytes());
    }

    private static ServiceRequest request(
            Reading reading, Identifier number, Reference patient, Optional<Recipient> recipient) {
        ServiceRequest request = new ServiceRequest()
                .addIdentifier(number)
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(patient);
        RequestFromRf1.read(reading, request);
        RequestFromRf1.authored(reading, request);
        if (!request.hasCode()) {
            request.setCode(Concepts.referral());
        }
        ReasonsFromDg1.read(reading, request);
        NotesFromNte.read(reading, request);
        LocalFields.texts(reading, request);
        recipient.ifPresent(listing -> request.addPerformer(new Reference("HealthcareService/" + listing.service())));
        return request;
    }

    private static Task task(ServiceRequest request, Reference asked, Identifier number, BusinessStatus start) {
        Task task = new Task()
                .addIdentifier(number.copy())
                .setStatus(start.taskStatus())
                .setBusinessStatus(start.concept())
                .setIntent(TaskIntent.ORDER)
                .setCode(Concepts.fulfill())
                .setFocus(asked)
                .addBasedOn(asked.copy())
                .setFor(request.getSubject().copy());
        if (request.hasPriority()) {
            task.setPriority(Task.TaskPriority.fromCode(request.getPriority().toCode()));
        }
        return task;
    }

    private static Reference owner(Reading reading, Optional<Recipient> recipient) {
        List<Segment> named = ProviderFromPrd.recipients(reading.message());
        if (recipient.isPresent() && named.size() > 1) {
            reading.unmapped(
                    named.get(1).location(),
                    "a referral goes to one recipient, the first that the directory knows; the others are not told of it");
        }
        if (recipient.isEmpty()) {
            named.forEach(prd -> reading.unmapped(
                    prd.location(), "the directory knows no such recipient; the referral goes to the link workers"));
        }
        return organization(AccessRestriction.owner(reading, recipient)
                .map(Recipient::organization)
                .orElse(reading.profile().linkWorkers()));
    }

    private static Reference organization(UUID id) {
        return new Reference("Organization/" + id);
    }
}

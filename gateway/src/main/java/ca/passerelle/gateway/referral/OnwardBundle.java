package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Instruction.Verb;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.Systems;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an onward referral is made of (Gravity SDOHCC, refer-1): a filler-order ServiceRequest that is basedOn the first, a child Task,
 * and a snapshot of the person with what this recipient needs and no identifier. A pure function.
 */
record OnwardBundle(Caller caller, Instant at) {

    private static final String PATIENT = "urn:uuid:6a0a8f1c-0000-4000-8000-000000000001";
    private static final String REQUEST = "urn:uuid:6a0a8f1c-0000-4000-8000-000000000002";
    private static final int FORWARD_SORTATION_AREA = 3;

    List<Instruction> instructions(
            Task parent, ServiceRequest request, Patient patient, HealthcareService to, @Nullable String note) {
        return List.of(
                create(snapshot(patient), PATIENT),
                create(fillerOrder(request, to, note), REQUEST),
                create(childTask(parent, to), null));
    }

    private static Instruction create(Resource resource, @Nullable String fullUrl) {
        return new Instruction(
                Verb.CREATE, resource.fhirType(), null, null, resource, null, null, fullUrl, resource.fhirType());
    }

    /** Name, ways of contact, language, and where about the person lives: the contact snapshot of the receiving organisation. */
    static Patient snapshot(Patient patient) {
        Patient snapshot = new Patient();
        patient.getName().forEach(name -> snapshot.addName(name.copy()));
        patient.getTelecom().forEach(telecom -> snapshot.addTelecom(telecom.copy()));
        patient.getCommunication().forEach(language -> snapshot.addCommunication(language.copy()));
        if (patient.hasAddress()) {
            Address home = patient.getAddressFirstRep();
            Address area = snapshot.addAddress().setCity(home.getCity()).setState(home.getState());
            String code = home.getPostalCode();
            if (code != null && code.length() >= FORWARD_SORTATION_AREA) {
                area.setPostalCode(code.substring(0, FORWARD_SORTATION_AREA));
            }
        }
        return snapshot;
    }

    private ServiceRequest fillerOrder(ServiceRequest request, HealthcareService to, @Nullable String note) {
        ServiceRequest order = new ServiceRequest()
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.FILLERORDER)
                .setPriority(request.getPriority())
                .setCode(request.getCode().copy())
                .setSubject(new Reference(PATIENT))
                .setAuthoredOn(Date.from(at))
                .setRequester(organization());
        order.addBasedOn(reference(request));
        order.addPerformer(reference(to));
        request.getCategory().forEach(category -> order.addCategory(category.copy()));
        if (note != null && !note.isBlank()) {
            order.addNote().setText(note).setTime(Date.from(at));
        }
        return order;
    }

    private Task childTask(Task parent, HealthcareService to) {
        Task task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setPriority(parent.getPriority())
                .setFocus(new Reference(REQUEST))
                .setFor(new Reference(PATIENT))
                .setAuthoredOn(Date.from(at))
                .setRequester(organization())
                .setOwner(to.getProvidedBy().copy());
        task.getCode().addCoding().setSystem(Systems.TASK_CODE).setCode("fulfill");
        task.addPartOf(reference(parent));
        return task;
    }

    private Reference organization() {
        return new ResourceKey("Organization", caller.organization()).toReference();
    }

    private static Reference reference(Resource resource) {
        return ResourceKey.of(resource).toReference();
    }
}

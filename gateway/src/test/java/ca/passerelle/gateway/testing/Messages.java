package ca.passerelle.gateway.testing;

import ca.passerelle.profiles.Systems;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** FHIR messages about invented people. */
public final class Messages {

    private static final String PATIENT = Systems.URN_UUID + "11111111-0000-4000-8000-000000000002";
    private static final String REQUEST = Systems.URN_UUID + "11111111-0000-4000-8000-000000000003";
    private static final String RECIPIENT = Systems.URN_UUID + "11111111-0000-4000-8000-000000000004";
    private static final String FOCUS = Systems.URN_UUID + "11111111-0000-4000-8000-000000000009";

    private Messages() {}

    /** Number of a referral under which its sender knows it. */
    public static Identifier number(String value) {
        return new Identifier().setSystem("https://emr.example.org/referrals").setValue(value);
    }

    /** A message without a Bundle around what it is about. */
    public static Bundle of(String event, String focus) {
        Bundle bundle = new Bundle()
                .setType(BundleType.MESSAGE)
                .setTimestamp(new Date())
                .setIdentifier(new Identifier()
                        .setSystem("https://emr.example.org/messages")
                        .setValue(UUID.randomUUID().toString()));
        MessageHeader header = new MessageHeader();
        header.getEventCoding().setSystem(Systems.ONTARIO_MESSAGE_EVENT).setCode(event);
        header.getSource().setEndpoint("https://emr.example.org/fhir/$process-message");
        header.addFocus(new Reference(focus));
        return add(bundle, Systems.URN_UUID + UUID.randomUUID(), header);
    }

    /** add-service-request to a partner. */
    public static Bundle add(String referral, String mrn, String recipient) {
        Organization organization = new Organization();
        organization.addIdentifier().setSystem(Systems.PARTNER_NUMBER).setValue(recipient);
        HealthcareService service = new HealthcareService();
        service.setProvidedBy(new Reference(RECIPIENT)).setName("Programme");
        ServiceRequest request = request(referral).addPerformer(new Reference(FOCUS));
        Bundle bundle = add(of("add-service-request", REQUEST), PATIENT, patient(mrn));
        add(bundle, REQUEST, request);
        add(bundle, FOCUS, service);
        return add(bundle, RECIPIENT, organization);
    }

    /** An event of the requester about its request. */
    public static Bundle aboutRequest(String event, String mrn, ServiceRequest request) {
        return add(add(of(event, REQUEST), PATIENT, patient(mrn)), REQUEST, request);
    }

    /** An event whose focus is any resource, with the request and the person that it refers to. */
    public static Bundle aboutFocus(String event, String referral, String mrn, Resource focus) {
        Bundle bundle = add(of(event, FOCUS), FOCUS, focus);
        return add(add(bundle, PATIENT, patient(mrn)), REQUEST, request(referral));
    }

    /** A performer's event about its Task. */
    public static Bundle aboutTask(String event, Task task) {
        return add(of(event, FOCUS), FOCUS, task);
    }

    /** What answers a message, at once or later. */
    public static Bundle answer(String event, String message, MessageHeader.ResponseType code) {
        Bundle bundle = of(event, FOCUS);
        MessageHeader header = (MessageHeader) bundle.getEntryFirstRep().getResource();
        header.setFocus(null);
        header.getResponse().setIdentifier(message).setCode(code);
        return bundle;
    }

    /** A performer's Task on a request that is only named by its number. */
    public static Task task(String referral, TaskStatus status, String businessStatus) {
        Task task = new Task().setStatus(status).setIntent(TaskIntent.ORDER);
        task.addBasedOn(new Reference().setIdentifier(number(referral)));
        if (!businessStatus.isEmpty()) {
            task.getBusinessStatus()
                    .addCoding()
                    .setSystem(Systems.CA_EREC_BUSINESS_STATUS)
                    .setCode(businessStatus);
        }
        return task;
    }

    public static ServiceRequest request(String referral) {
        ServiceRequest request = new ServiceRequest()
                .addIdentifier(number(referral))
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(new Reference(PATIENT));
        request.getCode().setText("Social prescription");
        return request;
    }

    public static Patient patient(String mrn) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("https://emr.example.org/mrn").setValue(mrn);
        patient.addName().setFamily("Lafleur").addGiven("Noémie");
        return patient;
    }

    /** A reference to the person of a message. */
    public static Reference person() {
        return new Reference(PATIENT);
    }

    /** A reference to the request of a message. */
    public static Reference asked() {
        return new Reference(REQUEST);
    }

    public static Bundle add(Bundle bundle, String fullUrl, Resource resource) {
        bundle.addEntry().setFullUrl(fullUrl).setResource(resource);
        return bundle;
    }

    /** The first resource of a type in a message. */
    public static <R extends Resource> R first(Bundle message, Class<R> type) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}

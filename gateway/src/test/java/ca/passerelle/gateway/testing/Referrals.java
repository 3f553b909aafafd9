package ca.passerelle.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.Systems;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Referrals of invented people. */
public final class Referrals {

    private Referrals() {}

    /** FHIR id of the Organization of a partner that no feed describes. */
    public static UUID organization(String partner) {
        return UUID.nameUUIDFromBytes(("organization " + partner).getBytes(StandardCharsets.UTF_8));
    }

    /** A transaction with a Patient, a ServiceRequest and a Task for one recipient. */
    public static Bundle transaction(String owner) {
        String patientUrl = Systems.URN_UUID + UUID.randomUUID();
        String requestUrl = Systems.URN_UUID + UUID.randomUUID();
        Patient patient = new Patient();
        patient.addName().setFamily("Lafleur").addGiven("Noémie");
        patient.addIdentifier()
                .setSystem("https://example.org/mrn")
                .setValue(UUID.randomUUID().toString());
        ServiceRequest request = new ServiceRequest()
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setSubject(new Reference(patientUrl));
        request.addCategory().addCoding().setSystem(Systems.NEED).setCode("social-connection");
        Task task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setFocus(new Reference(requestUrl))
                .setFor(new Reference(patientUrl))
                .setOwner(new Reference("Organization/" + organization(owner)));
        task.getCode().addCoding().setSystem(Systems.TASK_CODE).setCode("fulfill");
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        add(bundle, patientUrl, patient);
        add(bundle, requestUrl, request);
        add(bundle, Systems.URN_UUID + UUID.randomUUID(), task);
        return bundle;
    }

    /** What a referral came to be in the record. */
    public record Sent(IdType patient, IdType request, IdType task) {

        public String taskPath() {
            return "Task/" + task.getIdPart();
        }
    }

    /** Sends a referral and gives its ids. */
    public static Sent send(Fhir requester, String owner) {
        Fhir.Answer answer = requester.post("", transaction(owner));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Bundle response = answer.as(Bundle.class);
        return new Sent(id(response, 0), id(response, 1), id(response, 2));
    }

    /** Moves a referral to a state that needs nothing else said. */
    public static void move(Fhir party, String task, String status) {
        Fhir.Answer answer =
                party.patch("Task/" + task, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static IdType id(Bundle response, int entry) {
        return new IdType(response.getEntry().get(entry).getResponse().getLocation());
    }

    private static void add(Bundle bundle, String fullUrl, Resource resource) {
        bundle.addEntry()
                .setFullUrl(fullUrl)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }
}

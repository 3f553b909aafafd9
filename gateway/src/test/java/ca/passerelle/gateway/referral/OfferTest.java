package ca.passerelle.gateway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.profiles.Systems;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What is offered to those who may claim holds what they decide by, and nothing of the person. */
class OfferTest {

    /** In every place where somebody could put it. */
    private static final String SECRET = "Tremblay";

    private static final UUID PERSON = new UUID(1, 2);

    @Test
    void holdsNothingOfThePerson() {
        Patient patient = patient();
        ServiceRequest request = request();
        Task task = task();
        String offered = Fhir.json(Offer.task(task))
                + Fhir.json(Offer.request(request, PERSON))
                + Fhir.json(Offer.person(Optional.of(patient), PERSON));
        assertThat(offered)
                .doesNotContain(SECRET, "9876543225", "1950", "Maple", "2B5", "female", "the-patients-id")
                .contains("food-insecurity", "urgent", "Vancouver", "V6B", "R-00000-00001", PERSON.toString());
    }

    @Test
    void aTaskThatSeveralMayClaimSaysWhatTheyDecideByAndDoesNotNameThePerson() {
        Task task = task();
        Offer.put(task, request(), Optional.of(patient()));
        assertThat(task.getFor().hasDisplay()).isFalse();
        assertThat(task.getFor().getReference()).isEqualTo("Patient/the-patients-id");
        assertThat(task.hasText()).isFalse();
        assertThat(task.getLocation().getDisplay()).isEqualTo("Vancouver, BC, V6B");
        assertThat(task.getReasonCode().hasCoding(Systems.NEED, "food-insecurity"))
                .isTrue();
        assertThat(Fhir.json(new Task().setReasonCode(task.getReasonCode()).setLocation(task.getLocation())))
                .doesNotContain(SECRET);
    }

    @Test
    void whereNothingIsKnownNothingIsSaid() {
        Task task = new Task();
        Offer.put(task, new ServiceRequest(), Optional.empty());
        assertThat(task.isEmpty()).isTrue();
        assertThat(Offer.person(Optional.of(new Patient()), PERSON).hasAddress())
                .isFalse();
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.setId("the-patients-id");
        patient.addName().setFamily(SECRET);
        patient.addIdentifier().setValue("9876543225");
        patient.setGender(AdministrativeGender.FEMALE).setBirthDate(new Date(-600_000_000_000L));
        patient.addAddress()
                .addLine("12 Maple Street")
                .setCity("Vancouver")
                .setState("BC")
                .setPostalCode("V6B 2B5")
                .setText(SECRET);
        return patient;
    }

    private static ServiceRequest request() {
        ServiceRequest request = new ServiceRequest()
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequestIntent.ORDER)
                .setPriority(ServiceRequestPriority.URGENT)
                .setCode(new CodeableConcept().setText("Food for Mrs " + SECRET))
                .setSubject(new Reference("Patient/the-patients-id").setDisplay(SECRET))
                .setRequester(new Reference("Organization/1").setDisplay(SECRET));
        request.setId("request");
        request.addCategory().setText(SECRET).addCoding(new Coding(Systems.NEED, "food-insecurity", SECRET));
        request.addNote().setText(SECRET);
        request.addReasonCode().setText(SECRET);
        request.addIdentifier(new Identifier().setValue("9876543225"));
        request.addSupportingInfo(new Reference("Consent/1").setDisplay(SECRET));
        return request;
    }

    private static Task task() {
        Task task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setPriority(TaskPriority.URGENT)
                .setDescription("For " + SECRET)
                .setFor(new Reference("Patient/the-patients-id").setDisplay(SECRET))
                .setFocus(new Reference("ServiceRequest/request").setDisplay(SECRET));
        task.setId("task");
        task.getText().setDivAsString("<div>" + SECRET + "</div>");
        task.addNote().setText(SECRET);
        task.addInput().setType(new CodeableConcept().setText(SECRET)).setValue(new Reference("Consent/1"));
        task.addIdentifier(new Identifier().setValue("9876543225"));
        task.addIdentifier(new Identifier().setSystem(Systems.REFERRAL_NUMBER).setValue("R-00000-00001"));
        List.of("1", "2").forEach(id -> task.getRestriction().addRecipient(new Reference("Organization/" + id)));
        return task;
    }
}

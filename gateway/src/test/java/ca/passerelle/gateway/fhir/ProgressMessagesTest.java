package ca.passerelle.gateway.fhir;

import static ca.passerelle.gateway.testing.MessageAnswers.accepted;
import static ca.passerelle.gateway.testing.MessageAnswers.codes;
import static ca.passerelle.gateway.testing.MessageAnswers.header;
import static ca.passerelle.gateway.testing.MessageAnswers.refused;
import static ca.passerelle.gateway.testing.MessageAnswers.task;
import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import java.util.UUID;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of a referral, by FHIR messages of the guide: withdrawn, moved, booked, asked about, corrected. */
@GatewayTest
class ProgressMessagesTest {

    private static final String OPERATION = "$process-message";

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @As("south-clinic")
    private Fhir clinic;

    @As("walkers")
    private Fhir walkers;

    private final String referral = UUID.randomUUID().toString();
    private final String mrn = UUID.randomUUID().toString();

    @Test
    void aRevocationWithdrawsTheRequestAndCancelsItsTask() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        ServiceRequest revoked = Messages.request(referral).setStatus(ServiceRequestStatus.REVOKED);
        Bundle message = Messages.aboutRequest("revoke-service-request", mrn, revoked);
        header(message).setReason(new CodeableConcept().setText("Moved away"));
        Task task = task(accepted(clinic.post(OPERATION, message)));
        assertThat(task.getStatus()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.getStatusReason().getText()).isEqualTo("Moved away");
        assertThat(request().getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
        message.getIdentifier().setValue(UUID.randomUUID().toString());
        accepted(clinic.post(OPERATION, message));
        assertThat(events()).isEqualTo(2);
        Bundle late = Messages.aboutRequest(
                "notify-update-service-request",
                mrn,
                Messages.request(referral).setPriority(ServiceRequestPriority.URGENT));
        refused(clinic.post(OPERATION, late), 422, ProblemCode.REQUEST_NOT_ACTIVE);
    }

    @Test
    void aRevocationAfterTheServiceBeganIsARequest() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        accepted(report(TaskStatus.INPROGRESS, "booked"));
        Bundle message = Messages.aboutRequest(
                "revoke-service-request", mrn, Messages.request(referral).setStatus(ServiceRequestStatus.REVOKED));
        Bundle answer = accepted(clinic.post(OPERATION, message));
        assertThat(codes(answer)).contains(ProblemCode.CANCELLATION_REQUESTED.code());
        assertThat(BusinessStatus.of(task(answer).getBusinessStatus())).contains(BusinessStatus.CANCELLATION_REQUESTED);
        assertThat(request().getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
        accepted(report(TaskStatus.CANCELLED, "cancelled-by-patient"));
        assertThat(stored().getStatus()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void thePerformersTaskMovesTheReferral() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle received = Messages.aboutTask(
                "notify-add-process-request", Messages.task(referral, TaskStatus.RECEIVED, "awaiting-triage"));
        Fhir.Answer first = walkers.post(OPERATION, received);
        accepted(first);
        assertThat(stored().getStatus()).isEqualTo(TaskStatus.RECEIVED);
        assertThat(walkers.post(OPERATION, received).body()).isEqualTo(first.body());
        accepted(report(TaskStatus.INPROGRESS, "booked"));
        Task booked = stored();
        assertThat(BusinessStatus.of(booked.getBusinessStatus())).contains(BusinessStatus.BOOKED);
        long before = events();
        accepted(report(TaskStatus.INPROGRESS, "booked"));
        assertThat(events()).as("an echo changes nothing and tells nobody").isEqualTo(before);
        accepted(report(TaskStatus.COMPLETED, "completed-with-advice"));
        assertThat(stored().getOutput()).hasSize(1);
    }

    @Test
    void aMoveThatTheTableRefusesIsAFatalErrorWithTheRulesCode() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        refused(report(TaskStatus.REJECTED, ""), 422, ProblemCode.REASON_REQUIRED);
        refused(report(TaskStatus.CANCELLED, "cancelled-by-performer"), 422, ProblemCode.TRANSITION_NOT_ALLOWED);
        refused(
                clinic.post(
                        OPERATION,
                        Messages.aboutTask(
                                "notify-update-process-request", Messages.task(referral, TaskStatus.ACCEPTED, ""))),
                422,
                ProblemCode.TRANSITION_NOT_ALLOWED);
        assertThat(stored().getStatus()).isEqualTo(TaskStatus.REQUESTED);
    }

    @Test
    void theOwnerCannotRevokeTheRequest() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle revoke = Messages.aboutRequest(
                "revoke-service-request", mrn, Messages.request(referral).setStatus(ServiceRequestStatus.REVOKED));
        refused(walkers.post(OPERATION, revoke), 403, ProblemCode.NOT_ALLOWED);
        assertThat(request().getStatus()).isEqualTo(ServiceRequestStatus.ACTIVE);
    }

    @Test
    void anAppointmentBooksAndItsCancellationUnbooks() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Appointment appointment = new Appointment().setStatus(AppointmentStatus.BOOKED);
        appointment
                .addIdentifier()
                .setSystem("https://hub.example.org/appointments")
                .setValue(referral);
        appointment.getStartElement().setValueAsString("2026-12-20T17:00:00Z");
        appointment.getEndElement().setValueAsString("2026-12-20T18:00:00Z");
        appointment.addBasedOn(Messages.asked());
        appointment.addParticipant().setActor(Messages.person()).setStatus(ParticipationStatus.ACCEPTED);
        accepted(walkers.post(OPERATION, Messages.aboutFocus("notify-add-appointment", referral, mrn, appointment)));
        Task booked = stored();
        assertThat(BusinessStatus.of(booked.getBusinessStatus())).contains(BusinessStatus.BOOKED);
        String reference = ((Reference) booked.getInputFirstRep().getValue()).getReference();
        Appointment seen = clinic.get(reference).as(Appointment.class);
        assertThat(seen.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(seen.getParticipantFirstRep().getActor().getReference())
                .isEqualTo(booked.getFor().getReference());
        appointment.setStatus(AppointmentStatus.NOSHOW);
        accepted(walkers.post(OPERATION, Messages.aboutFocus("notify-add-appointment", referral, mrn, appointment)));
        assertThat(BusinessStatus.of(stored().getBusinessStatus())).contains(BusinessStatus.NO_SHOW);
        assertThat(stored().getInput()).hasSize(1);
    }

    @Test
    void aQuestionWaitsForItsAnswer() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Communication question = communication("Is there a lift at home?");
        question.addCategory().addCoding().setCode("rfi");
        accepted(walkers.post(
                OPERATION, Messages.aboutFocus("send-communication-from-provider", referral, mrn, question)));
        Task waiting = stored();
        assertThat(BusinessStatus.of(waiting.getBusinessStatus())).contains(BusinessStatus.AWAITING_INFORMATION);
        assertThat(waiting.getStatusReason().getText()).isEqualTo("Is there a lift at home?");
        accepted(clinic.post(
                OPERATION,
                Messages.aboutFocus(
                        "send-communication-from-requester", referral, mrn, communication("Yes, there is."))));
        assertThat(stored().getStatus()).isEqualTo(TaskStatus.RECEIVED);
        String answer = ((Reference) stored().getInput().get(1).getValue()).getReference();
        assertThat(walkers.get(answer).body()).contains("Yes, there is.");
    }

    @Test
    void aCorrectionChangesTheRequestersRecordAndTellsOfThePerformers() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Patient corrected = Messages.patient(mrn);
        corrected.getBirthDateElement().setValueAsString("1950-02-01");
        Bundle byClinic = Messages.aboutRequest("notify-data-correction", mrn, Messages.request(referral));
        byClinic.getEntry().get(1).setResource(corrected);
        accepted(clinic.post(OPERATION, byClinic));
        String person = stored().getFor().getReference();
        assertThat(clinic.get(person).as(Patient.class).getBirthDateElement().getValueAsString())
                .isEqualTo("1950-02-01");
        Patient other = corrected.copy();
        other.addTelecom().setValue("604-555-0155");
        Bundle byWalkers = Messages.aboutRequest("notify-data-correction", mrn, Messages.request(referral));
        byWalkers.getEntry().get(1).setResource(other);
        accepted(walkers.post(OPERATION, byWalkers));
        assertThat(clinic.get(person).as(Patient.class).hasTelecom()).isFalse();
        String told = ((Reference) stored().getInputFirstRep().getValue()).getReference();
        assertThat(clinic.get(told).body()).contains("604-555-0155");
    }

    @Test
    void aCopyOfARecordIsKeptAndMovesNothing() {
        Bundle answer = accepted(clinic.post(
                OPERATION, Messages.aboutRequest("notify-add-service-record", mrn, Messages.request(referral))));
        assertThat(codes(answer)).contains(ProblemCode.IGNORED.code());
        assertThat(referrals()).isZero();
    }

    private static Communication communication(String text) {
        Communication communication = new Communication().setStatus(CommunicationStatus.COMPLETED);
        communication
                .addIdentifier()
                .setSystem("https://example.org/said")
                .setValue(UUID.randomUUID().toString());
        communication.addBasedOn(Messages.asked()).setSubject(Messages.person());
        communication.addPayload().setContent(new StringType(text));
        return communication;
    }

    private Fhir.Answer report(TaskStatus status, String businessStatus) {
        return walkers.post(
                OPERATION,
                Messages.aboutTask("notify-update-process-request", Messages.task(referral, status, businessStatus)));
    }

    private int referrals() {
        return clinic.get("Task?identifier=" + referral).as(Bundle.class).getTotal();
    }

    private Task stored() {
        return (Task) clinic.get("Task?identifier=" + referral)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    }

    private ServiceRequest request() {
        return (ServiceRequest) clinic.get("ServiceRequest?identifier=" + referral)
                .as(Bundle.class)
                .getEntryFirstRep()
                .getResource();
    }

    private long events() {
        Long count = jdbc.queryForObject(
                "select count(*) from referral_event where referral_id = ?::uuid",
                Long.class,
                stored().getIdElement().getIdPart());
        return count == null ? 0 : count;
    }
}

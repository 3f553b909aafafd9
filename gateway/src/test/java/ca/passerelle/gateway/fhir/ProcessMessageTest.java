package ca.passerelle.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.testing.As;
import ca.passerelle.gateway.testing.Fhir;
import ca.passerelle.gateway.testing.GatewayTest;
import ca.passerelle.gateway.testing.Messages;
import ca.passerelle.gateway.testing.Referrals;
import ca.passerelle.gateway.testing.Together;
import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** CA:eReC messages as a clinic and the organisation that it refers to send them. */
@GatewayTest
class ProcessMessageTest {

    private static final String OPERATION = "$process-message";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc = new JdbcTemplate();

    @As("south-clinic")
    private Fhir clinic;

    @As("walkers")
    private Fhir walkers;

    @As("pantry")
    private Fhir pantry;

    private final String referral = UUID.randomUUID().toString();
    private final String mrn = UUID.randomUUID().toString();

    @Test
    void anAddBecomesAReferralThatItsRecipientSees() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Bundle answer = accepted(clinic.post(OPERATION, message));
        MessageHeader header = header(answer);
        assertThat(header.getResponse().getIdentifier())
                .isEqualTo(message.getIdentifier().getValue());
        assertThat(header.getEventCoding().getCode()).isEqualTo("add-service-request");
        assertThat(header.getDestinationFirstRep().getEndpoint())
                .isEqualTo("https://emr.example.org/fhir/$process-message");
        Task task = task(answer);
        assertThat(task.getOwner().getReference()).isEqualTo("Organization/" + Referrals.organization("walkers"));
        assertThat(task.getFocus().getReference())
                .isEqualTo(task.getBasedOnFirstRep().getReference());
        Bundle seen = walkers.get("Task?identifier=" + referral + "&_include=Task:focus&_include=Task:patient")
                .as(Bundle.class);
        assertThat(types(seen)).containsExactlyInAnyOrder("Task", "ServiceRequest", "Patient");
        assertThat(pantry.get("Task?identifier=" + referral).as(Bundle.class).getTotal())
                .isZero();
    }

    @Test
    void aRepeatGetsTheStoredAnswerAndOtherContentIsRefused() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Fhir.Answer first = clinic.post(OPERATION, message);
        accepted(first);
        Fhir.Answer again = clinic.post(OPERATION, message);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(referrals()).isEqualTo(1);

        ((ServiceRequest) message.getEntry().get(2).getResource()).setPriority(ServiceRequestPriority.URGENT);
        Fhir.Answer other = clinic.post(OPERATION, message);
        assertThat(other.status()).isEqualTo(409);
        assertThat(code(other.as(OperationOutcome.class))).isEqualTo(ProblemCode.MESSAGE_ID_REUSED.code());
        assertThat(walkers.post(OPERATION, message).status())
                .as("another partner's identifiers are its own")
                .isEqualTo(200);
    }

    @Test
    void theSameMessageAtTheSameTimeMakesOneReferral() throws Exception {
        Bundle message = Messages.add(referral, mrn, "walkers");
        List<String> answers = new CopyOnWriteArrayList<>();
        Together.run(4, number -> answers.add(clinic.post(OPERATION, message).body()));
        assertThat(answers).allMatch(answers.get(0)::equals);
        assertThat(referrals()).isEqualTo(1);
    }

    @Test
    void theSameReferralUnderANewIdentifierChangesNothing() {
        Task first = task(accepted(clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"))));
        Task second = task(accepted(clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"))));
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getMeta().getVersionId()).isEqualTo("1");
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void anUpdateAmendsTheRequest() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle update = Messages.aboutRequest(
                "notify-update-service-request",
                mrn,
                Messages.request(referral).setPriority(ServiceRequestPriority.URGENT));
        Fhir.Answer first = clinic.post(OPERATION, update);
        accepted(first);
        assertThat(request().getPriority()).isEqualTo(ServiceRequestPriority.URGENT);
        assertThat(clinic.post(OPERATION, update).body()).isEqualTo(first.body());
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void anUpdateThatComesFirstIsLookedAtAnew() {
        Bundle update = Messages.aboutRequest(
                "notify-update-service-request",
                mrn,
                Messages.request(referral).setPriority(ServiceRequestPriority.URGENT));
        refused(clinic.post(OPERATION, update), 404, ProblemCode.UNKNOWN_REFERRAL);
        accepted(clinic.post(OPERATION, Messages.add(referral, mrn, "walkers")));
        accepted(clinic.post(OPERATION, update));
    }

    @Test
    void anUpdateAboutAnotherPersonIsRefused() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle update = Messages.aboutRequest(
                "notify-update-service-request", UUID.randomUUID().toString(), Messages.request(referral));
        refused(clinic.post(OPERATION, update), 422, ProblemCode.WRONG_PATIENT);
    }

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
    void whoTakesNoPartLearnsNothing() {
        clinic.post(OPERATION, Messages.add(referral, mrn, "walkers"));
        Bundle theirs =
                Messages.aboutTask("notify-update-process-request", Messages.task(referral, TaskStatus.ACCEPTED, ""));
        Bundle nothing = Messages.aboutTask(
                "notify-update-process-request", Messages.task(UUID.randomUUID().toString(), TaskStatus.ACCEPTED, ""));
        Bundle hidden = refused(pantry.post(OPERATION, theirs), 404, ProblemCode.UNKNOWN_REFERRAL);
        Bundle absent = refused(pantry.post(OPERATION, nothing), 404, ProblemCode.UNKNOWN_REFERRAL);
        assertThat(texts(hidden)).isEqualTo(texts(absent));
        Bundle revoke = Messages.aboutRequest(
                "revoke-service-request", mrn, Messages.request(referral).setStatus(ServiceRequestStatus.REVOKED));
        refused(pantry.post(OPERATION, revoke), 404, ProblemCode.UNKNOWN_REFERRAL);
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

    @Test
    void aMessageAboutTwoPersonsIsRefusedAndAudited() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Messages.add(message, Systems.URN_UUID + UUID.randomUUID(), Messages.patient("another"));
        long before = audited(ProblemCode.WRONG_PATIENT);
        Bundle answer = refused(clinic.post(OPERATION, message), 422, ProblemCode.WRONG_PATIENT);
        assertThat(outcome(answer).getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[5].resource");
        assertThat(audited(ProblemCode.WRONG_PATIENT) - before).isEqualTo(1);
        assertThat(referrals()).isZero();
        message.getEntry().remove(5);
        accepted(clinic.post(OPERATION, message));
    }

    @Test
    void errorsAreLocatedInTheMessage() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        message.getEntry().get(2).setResource(Messages.request(referral).setIntent(null));
        Bundle answer = refused(clinic.post(OPERATION, message), 422, ProblemCode.REQUIRED_MISSING);
        assertThat(outcome(answer).getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("Bundle.entry[2].resource.intent");
    }

    @Test
    void answersAreGivenAtOnceAndNowhereElse() {
        Bundle message = Messages.add(referral, mrn, "walkers");
        Fhir.Answer async = clinic.post(OPERATION + "?async=true&response-url=http://127.0.0.1:1/x", message);
        assertThat(async.status()).isEqualTo(400);
        assertThat(code(async.as(OperationOutcome.class))).isEqualTo(ProblemCode.UNSUPPORTED_PARAMETER.code());
        assertThat(referrals()).isZero();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThat(clinic.post(OPERATION, new Patient()).status()).isEqualTo(400);
        assertThat(clinic.post(OPERATION, "{").status()).isEqualTo(400);
        Bundle nameless = Messages.add(referral, mrn, "walkers");
        nameless.setIdentifier(null);
        assertThat(clinic.post(OPERATION, nameless).status()).isEqualTo(400);
        Bundle vast = Messages.add(referral, mrn, "walkers");
        for (int i = 0; i < 200; i++) {
            Messages.add(vast, Systems.URN_UUID + UUID.randomUUID(), new Communication());
        }
        assertThat(clinic.post(OPERATION, vast).status()).isEqualTo(413);
        assertThat(new Fhir(port, "nobody")
                        .post(OPERATION, Messages.add(referral, mrn, "walkers"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theStatementNamesTheOperationAndItsAlias() {
        assertThat(clinic.get("metadata")
                        .as(CapabilityStatement.class)
                        .getRestFirstRep()
                        .getOperation())
                .extracting(operation -> operation.getName())
                .contains("process-message", "process-messages");
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

    private static Bundle accepted(Fhir.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Bundle bundle = answer.as(Bundle.class);
        assertThat(header(bundle).getResponse().getCode()).isEqualTo(ResponseType.OK);
        return bundle;
    }

    private static Bundle refused(Fhir.Answer answer, int status, ProblemCode code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        Bundle bundle = answer.as(Bundle.class);
        assertThat(header(bundle).getResponse().getCode()).isEqualTo(ResponseType.FATALERROR);
        assertThat(codes(bundle)).contains(code.code());
        return bundle;
    }

    private static MessageHeader header(Bundle bundle) {
        return (MessageHeader) bundle.getEntryFirstRep().getResource();
    }

    private static OperationOutcome outcome(Bundle bundle) {
        return resources(bundle)
                .filter(OperationOutcome.class::isInstance)
                .map(OperationOutcome.class::cast)
                .findFirst()
                .orElseGet(OperationOutcome::new);
    }

    private static Task task(Bundle bundle) {
        return resources(bundle)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream().map(Bundle.BundleEntryComponent::getResource);
    }

    private static List<String> types(Bundle bundle) {
        return resources(bundle).map(Resource::fhirType).toList();
    }

    private static List<String> codes(Bundle answer) {
        return outcome(answer).getIssue().stream()
                .map(issue -> issue.getDetails().getCodingFirstRep().getCode())
                .toList();
    }

    private static List<String> texts(Bundle answer) {
        return outcome(answer).getIssue().stream()
                .map(OperationOutcome.OperationOutcomeIssueComponent::getDiagnostics)
                .toList();
    }

    private static String code(OperationOutcome outcome) {
        return outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
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

    private long audited(ProblemCode code) {
        Long count = jdbc.queryForObject(
                "select count(*) from audit_entry where action = 'process-message' and outcome = ?",
                Long.class,
                code.code());
        return count == null ? 0 : count;
    }
}

package ca.passerelle.routes.emr.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.Vocabulary;
import ca.passerelle.routes.emr.fhir.mapping.message.Answered;
import ca.passerelle.routes.emr.fhir.mapping.message.IncomingMessage;
import ca.passerelle.routes.emr.fhir.mapping.outbound.MessageFromProgress;
import ca.passerelle.routes.emr.fhir.mapping.outbound.MessageReply;
import ca.passerelle.routes.emr.fhir.mapping.outbound.MessageSettings;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.MessageSender;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Progress.Recipient;
import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a FHIR partner is told, event by event. */
class MessageFromProgressTest {

    private static final String BASE = "https://gateway.example.org/fhir";
    private static final UUID DELIVERY = UUID.fromString("00000000-0000-4000-8000-0000000000aa");
    private static final UUID PARTNER = UUID.fromString("00000000-0000-4000-8000-0000000000ab");
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final MessageFromProgress MAPPING = new MessageFromProgress(Vocabulary.load());

    @ParameterizedTest
    @CsvSource({
        "PERFORMER, requested,              -,           sent,                 '',            L1, add-service-request",
        "PERFORMER, reassigned,             sent,        sent,                 '',            L1, add-service-request",
        "PERFORMER, moved,                  accepted,    cancelled,            '',            L1, revoke-service-request",
        "PERFORMER, moved,                  accepted,    entered-in-error,     '',            L1, revoke-service-request",
        "PERFORMER, cancellation-requested, booked,      cancellation-requested, '',          L1, revoke-service-request",
        "PERFORMER, amended,                accepted,    accepted,             '',            L2, notify-update-service-request",
        "PERFORMER, amended,                accepted,    accepted,             '',            L1, -",
        "PERFORMER, corrected,              accepted,    accepted,             '',            L2, notify-data-correction",
        "PERFORMER, note,                   accepted,    accepted,             Communication, L3, send-communication-from-requester",
        "PERFORMER, note,                   accepted,    accepted,             Communication, L2, notify-update-service-request",
        "PERFORMER, moved,                  awaiting-information, received,    Communication, L3, send-communication-from-requester",
        "PERFORMER, overdue,                sent,        sent,                 '',            L3, -",
        "REQUESTER, requested,              -,           sent,                 '',            L2, notify-add-process-request",
        "REQUESTER, moved,                  sent,        accepted,             '',            L2, notify-update-process-request",
        "REQUESTER, moved,                  sent,        accepted,             '',            L1, -",
        "REQUESTER, moved,                  accepted,    booked,               Appointment,   L3, notify-add-appointment",
        "REQUESTER, moved,                  accepted,    booked,               Appointment,   L2, notify-update-process-request",
        "REQUESTER, moved,                  accepted,    booked,               '',            L3, notify-update-process-request",
        "REQUESTER, moved,                  booked,      no-show,              '',            L3, notify-update-process-request",
        "REQUESTER, moved,                  received,    awaiting-information, Communication, L3, send-communication-from-provider",
        "REQUESTER, moved,                  received,    awaiting-information, Communication, L2, notify-update-process-request",
        "REQUESTER, note,                   accepted,    accepted,             Communication, L3, send-communication-from-provider",
        "REQUESTER, moved,                  in-progress, completed,            Communication, L3, notify-update-process-request",
        "REQUESTER, undone,                 accepted,    sent,                 '',            L3, notify-update-process-request",
        "REQUESTER, escalated,              sent,        sent,                 '',            L3, -",
        "REQUESTER, patient-asked,          sent,        sent,                 '',            L3, -",
        "PERFORMER, patient-moved,          sent,        sent,                 '',            L3, -",
        "REQUESTER, patient-moved,          sent,        sent,                 Appointment,   L3, notify-update-process-request",
        "CANDIDATE, requested,              -,           sent,                 '',            L1, add-service-request",
        "CANDIDATE, moved,                  draft,       sent,                 '',            L1, add-service-request",
        "CANDIDATE, reassigned,             sent,        accepted,             '',            L1, revoke-service-request",
        "CANDIDATE, moved,                  sent,        cancelled,            '',            L1, revoke-service-request",
        "CANDIDATE, overdue,                sent,        sent,                 '',            L3, -",
    })
    void eachEventIsToldAsTheGuideNamesIt(
            Recipient recipient, String kind, String from, String to, String attached, String maturity, String event) {
        Dispatch dispatch = dispatch(recipient, kind, from, to, attached, maturity);
        Optional<Bundle> message = map(dispatch);
        assertThat(message.map(MessageFromProgressTest::event).orElse("-")).isEqualTo(event);
        message.ifPresent(bundle -> {
            assertThat(json(map(dispatch).orElseThrow())).isEqualTo(json(bundle));
            assertThat(unresolved(bundle)).isEmpty();
            assertThat(readByAnother(bundle)).isInstanceOf(Outcome.Mapped.class);
        });
    }

    @Test
    void aRequestCarriesWhatItsReaderNeedsAndNotTheTask() {
        Bundle message = map(dispatch(Recipient.PERFORMER, "requested", "-", "sent", "", "L3"))
                .orElseThrow();
        assertThat(types(message))
                .containsExactly("MessageHeader", "ServiceRequest", "Patient", "Organization", "Organization");
        ServiceRequest request = first(message, ServiceRequest.class);
        assertThat(request.hasAuthoredOn()).isTrue();
        assertThat(request.getPerformerFirstRep().getReference()).startsWith(Systems.URN_UUID);
        assertThat(request.getIdentifier()).extracting("value").contains("R-1");
        assertThat(request.getBasedOnFirstRep().getReference()).isEqualTo(BASE + "/ServiceRequest/upper");
        assertThat(request.getMeta().hasVersionId()).isFalse();
    }

    @Test
    void aWithdrawalSaysWhyAndIsRevokedEvenBeforeItIsConfirmed() {
        Bundle message = map(dispatch(
                        Recipient.PERFORMER, "cancellation-requested", "booked", "cancellation-requested", "", "L3"))
                .orElseThrow();
        ServiceRequest request = first(message, ServiceRequest.class);
        assertThat(request.getStatus()).isEqualTo(ServiceRequestStatus.REVOKED);
        assertThat(((CodeableConcept) request.getExtensionByUrl(Systems.REQUEST_STATUS_REASON)
                                .getValue())
                        .getText())
                .isEqualTo("Moved away");
        assertThat(header(message).getReason().getText()).isEqualTo("Moved away");
    }

    @Test
    void aStateIsSaidInOurWordsAndTheirs() {
        Bundle message = map(dispatch(Recipient.REQUESTER, "moved", "accepted", "booked", "", "L3"))
                .orElseThrow();
        assertThat(first(message, Task.class).getBusinessStatus().getCoding())
                .extracting("system")
                .containsExactly(Systems.CA_EREC_BUSINESS_STATUS, Systems.BUSINESS_STATUS);
    }

    @Test
    void anEConsultIsAskedWithItsTaskAndEndsWithAdvice() {
        Dispatch asked = dispatch(Recipient.PERFORMER, "requested", "-", "sent", "", "L3");
        asked.progress().task().getCode().addCoding().setCode("process-request-consult");
        Task sent = first(map(asked).orElseThrow(), Task.class);
        assertThat(sent.getCode().getCoding()).extracting("code").containsExactly("process-request-consult");
        assertThat(unresolved(map(asked).orElseThrow())).isEmpty();

        Dispatch answered = dispatch(Recipient.REQUESTER, "moved", "accepted", "completed", "", "L3");
        assertThat(theirs(first(map(answered).orElseThrow(), Task.class))).isEmpty();
        answered.progress().task().getCode().addCoding().setCode("process-request-consult");
        assertThat(theirs(first(map(answered).orElseThrow(), Task.class))).containsExactly("completed-with-advice");
        Task referral = first(
                map(dispatch(Recipient.REQUESTER, "moved", "sent", "accepted", "", "L3"))
                        .orElseThrow(),
                Task.class);
        assertThat(referral.getCode().getCoding()).extracting("code").contains("process-request");
    }

    private static List<String> theirs(Task task) {
        return task.getBusinessStatus().getCoding().stream()
                .filter(coding -> Systems.CA_EREC_BUSINESS_STATUS.equals(coding.getSystem()))
                .map(Coding::getCode)
                .toList();
    }

    @Test
    void whateverAnAnswerNamesTheMessageByLeadsBack() {
        Bundle message = map(dispatch(Recipient.PERFORMER, "requested", "-", "sent", "", "L3"))
                .orElseThrow();
        assertThat(Stream.of(
                        message.getIdentifier().getValue(),
                        message.getIdElement().getIdPart(),
                        header(message).getIdElement().getIdPart()))
                .containsOnly(DELIVERY.toString());
        for (String named : List.of(
                DELIVERY.toString(),
                "urn:uuid:" + DELIVERY,
                "URN:UUID:" + DELIVERY.toString().toUpperCase(Locale.ROOT),
                "https://gateway.example.org/fhir/Bundle/" + DELIVERY)) {
            Bundle answer = answer(named, ResponseType.OK);
            assertThat(MessageReply.of(200, json(answer).getBytes(StandardCharsets.UTF_8), DELIVERY.toString()))
                    .isEqualTo(MessageReply.TAKEN);
            Optional<Answered> answered =
                    readByAnother(answer).fold(mapped -> mapped.value().answers(), rejected -> Optional.empty());
            assertThat(answered).contains(new Answered(DELIVERY, ResponseType.OK));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, ok, '', TAKEN",
        "200, transient-error, '', LATER",
        "422, fatal-error, '', REFUSED",
        "503, transient-error, '', LATER",
        "200, ok, 00000000-0000-4000-8000-00000000ffff, UNCLEAR",
        "200, '', empty, TAKEN",
        "202, '', empty, TAKEN",
        "200, '', information, TAKEN",
        "200, '', error, REFUSED",
        "200, '', html, UNCLEAR",
        "400, '', html, REFUSED",
        "401, '', empty, UNCLEAR",
        "404, '', empty, UNCLEAR",
        "429, '', empty, LATER",
        "500, '', html, LATER",
    })
    void anAnswerIsReadAsItIsMeant(int status, String response, String other, MessageReply expected) {
        String body =
                switch (other) {
                    case "empty" -> "";
                    case "html" -> "<html>Please log in</html>";
                    case "error", "information" -> {
                        OperationOutcome outcome = new OperationOutcome();
                        outcome.addIssue().setSeverity(OperationOutcome.IssueSeverity.fromCode(other));
                        yield FHIR.newJsonParser().encodeResourceToString(outcome);
                    }
                    default ->
                        json(answer(other.isEmpty() ? DELIVERY.toString() : other, ResponseType.fromCode(response)));
                };
        assertThat(MessageReply.of(status, body.getBytes(StandardCharsets.UTF_8), DELIVERY.toString()))
                .isEqualTo(expected);
    }

    private static Optional<Bundle> map(Dispatch dispatch) {
        return MAPPING.map(dispatch, MessageSettings.of(dispatch.endpoint(), BASE));
    }

    private static Outcome<IncomingMessage> readByAnother(Bundle message) {
        return IncomingMessage.read(
                json(message), new MessageSender(PARTNER, "another", new UUID(0, 9)), new ArrayList<>());
    }

    private static Bundle answer(String named, ResponseType code) {
        MessageHeader header = new MessageHeader();
        header.getEventCoding().setSystem(Systems.ONTARIO_MESSAGE_EVENT).setCode("add-service-request");
        header.getSource().setEndpoint("https://hub.example.org");
        header.getResponse().setIdentifier(named).setCode(code);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        bundle.addEntry().setFullUrl(Systems.URN_UUID + new UUID(0, 77)).setResource(header);
        return bundle;
    }

    private static Dispatch dispatch(
            Recipient recipient, String kind, String from, String to, String attached, String maturity) {
        Task task = task(to);
        List<Resource> all = new ArrayList<>();
        if (!attached.isEmpty()) {
            Resource resource = attached.equals("Appointment")
                    ? new Appointment().setStatus(AppointmentStatus.BOOKED)
                    : new Communication()
                            .setStatus(CommunicationStatus.COMPLETED)
                            .addPayload(new Communication.CommunicationPayloadComponent(
                                    new StringType("Which day suits?")));
            resource.setId(attached + "/00000000-0000-4000-8000-000000000051");
            task.addInput()
                    .setType(new CodeableConcept().setText(attached))
                    .setValue(new Reference(resource.getIdElement().toUnqualifiedVersionless()));
            all.add(resource);
        }
        Patient patient = new Patient();
        patient.setId("Patient/00000000-0000-4000-8000-000000000061");
        patient.addIdentifier().setSystem("https://example.org/mrn").setValue("A1");
        patient.addName().setFamily("Lafleur");
        Progress progress = new Progress(
                UUID.fromString("00000000-0000-4000-8000-0000000000cc"),
                3,
                kind,
                Instant.parse("2026-03-10T18:00:00Z"),
                task,
                request(),
                patient,
                organization("71"),
                organization("72"),
                null,
                new Progress.Context(recipient, from.equals("-") ? null : task(from), all));
        PartnerEndpoint endpoint = new PartnerEndpoint(
                new UUID(0, 1),
                PARTNER,
                Channel.FHIR_MESSAGE,
                "https://hub.example.org/fhir/$process-message",
                "",
                Locale.CANADA,
                Map.of("maturity", maturity));
        return new Dispatch(DELIVERY, 7, progress.at().plusSeconds(2), endpoint, progress);
    }

    private static ServiceRequest request() {
        ServiceRequest request = new ServiceRequest()
                .setStatus(ServiceRequestStatus.ACTIVE)
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setSubject(new Reference("Patient/00000000-0000-4000-8000-000000000061"))
                .setRequester(new Reference("Organization/00000000-0000-4000-8000-000000000071"))
                .addBasedOn(new Reference("ServiceRequest/upper"));
        request.setId("ServiceRequest/00000000-0000-4000-8000-000000000062");
        request.getMeta().setVersionId("2");
        return request;
    }

    private static Task task(String state) {
        BusinessStatus status = BusinessStatus.of(state).orElseThrow();
        Task task = new Task()
                .setStatus(status.taskStatus())
                .setBusinessStatus(status.concept())
                .setIntent(Task.TaskIntent.ORDER)
                .setFocus(new Reference("ServiceRequest/00000000-0000-4000-8000-000000000062"))
                .setFor(new Reference("Patient/00000000-0000-4000-8000-000000000061"))
                .setOwner(new Reference("Organization/00000000-0000-4000-8000-000000000072"))
                .setStatusReason(new CodeableConcept().setText("Moved away"));
        task.addIdentifier().setSystem(Systems.REFERRAL_NUMBER).setValue("R-1");
        task.setId("Task/00000000-0000-4000-8000-0000000000cc");
        return task;
    }

    private static Organization organization(String number) {
        Organization organization = new Organization().setName("Organization " + number);
        organization.setId("Organization/00000000-0000-4000-8000-0000000000" + number);
        return organization;
    }

    private static List<String> unresolved(Bundle bundle) {
        List<String> urls = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
        return bundle.getEntry().stream()
                .flatMap(entry ->
                        FHIR
                                .newTerser()
                                .getAllPopulatedChildElementsOfType(entry.getResource(), Reference.class)
                                .stream())
                .map(Reference::getReference)
                .filter(text -> text != null && !urls.contains(text) && !text.startsWith(BASE))
                .toList();
    }

    private static List<String> types(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .toList();
    }

    private static <R extends Resource> R first(Bundle bundle, Class<R> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static MessageHeader header(Bundle bundle) {
        return first(bundle, MessageHeader.class);
    }

    private static String event(Bundle bundle) {
        return header(bundle).getEventCoding().getCode();
    }

    private static String json(Bundle bundle) {
        return FHIR.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(bundle);
    }
}

package ca.passerelle.routes.emr.fhir.mapping.message;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.kit.Note;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.MessageSender;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * notify-update-service-request: the request says what it says now. revoke-service-request: the request is withdrawn, with its open
 * Tasks and the reason.
 */
final class ChangedRequest {

    /** Said where the sender gives no reason; a Task may not be cancelled without one. */
    private static final String NO_REASON = "Cancelled by the referrer / Annulé par la personne qui oriente";

    private final IncomingMessage message;
    private final MessageSender sender;
    private final Set<String> kept;
    private final KnownReferral known;

    ChangedRequest(IncomingMessage message, MessageSender sender, Set<String> kept, KnownReferral known) {
        this.message = message;
        this.sender = sender;
        this.kept = kept;
        this.known = known;
    }

    Outcome<MappedMessage> update() {
        MessageEntry entry = message.focus().get(0);
        if (!(entry.resource() instanceof ServiceRequest sent)) {
            return Outcome.rejected(Problem.error(
                    entry.place(), ProblemCode.UNSUPPORTED_TYPE, "An update of a request is about a ServiceRequest."));
        }
        if (sent.getStatus() == ServiceRequestStatus.REVOKED
                || sent.getStatus() == ServiceRequestStatus.ENTEREDINERROR) {
            return revoke();
        }
        Identifier number = message.numbers().ofRequest(entry);
        Draft draft = new Draft(message, sender, kept, number.getSystem() + "|" + number.getValue());
        Reference subject = known.request().getSubject();
        Reference patient = message.patient().map(draft::patient).orElse(subject);
        draft.patientIs(patient);
        ServiceRequest request =
                new RequestContent(draft, message, sender.organization()).of(entry, number, patient, null);
        keepService(request);
        request.setId(known.request().getIdElement().getIdPart());
        draft.use(entry);
        draft.replace(request, entry.place(), false);
        draft.leftovers();
        return Outcome.mapped(new MappedMessage(List.of(draft.step())), message.notes());
    }

    /** Whom the directory asked at the beginning is not for an update to change. */
    private void keepService(ServiceRequest request) {
        known.request().getPerformer().stream()
                .filter(Reference::hasReference)
                .forEach(performer -> request.getPerformer().add(0, performer.copy()));
    }

    Outcome<MappedMessage> revoke() {
        MessageEntry entry = message.focus().get(0);
        Draft draft = new Draft(message, sender, kept, "");
        CodeableConcept reason = reason(entry);
        ServiceRequest request = known.request().copy();
        if (request.getStatus() == ServiceRequestStatus.ACTIVE || request.getStatus() == ServiceRequestStatus.DRAFT) {
            request.setStatus(
                    entry.resource() instanceof ServiceRequest sent
                                    && sent.getStatus() == ServiceRequestStatus.ENTEREDINERROR
                            ? ServiceRequestStatus.ENTEREDINERROR
                            : ServiceRequestStatus.REVOKED);
            draft.replace(request, entry.place(), true);
            known.tasks().stream()
                    .filter(task -> !TransitionTable.isOver(task.getStatus()))
                    .forEach(task -> draft.replace(cancelled(task, request, reason), entry.place(), true));
        } else {
            draft.note(
                    entry.place() + ".status",
                    Note.Kind.IGNORED,
                    "the request is already closed; nothing had to change");
        }
        draft.note(
                entry.place(), Note.Kind.IGNORED, "of a revoked request only the withdrawal and its reason are taken");
        return Outcome.mapped(new MappedMessage(List.of(draft.step())), message.notes());
    }

    private static Task cancelled(Task task, ServiceRequest request, CodeableConcept reason) {
        boolean inError = request.getStatus() == ServiceRequestStatus.ENTEREDINERROR;
        return task.copy()
                .setStatus(inError ? TaskStatus.ENTEREDINERROR : TaskStatus.CANCELLED)
                .setBusinessStatus((inError ? BusinessStatus.ENTERED_IN_ERROR : BusinessStatus.CANCELLED).concept())
                .setStatusReason(reason);
    }

    /** The extension that CA:eReC puts on the status, else the reason of the message. */
    private CodeableConcept reason(MessageEntry entry) {
        Optional<CodeableConcept> ofStatus = entry.resource() instanceof ServiceRequest sent
                ? sent.getStatusElement().getExtension().stream()
                        .map(extension -> concept(extension.getValue()))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
        CodeableConcept reason =
                ofStatus.orElseGet(() -> message.header().getReason().copy());
        if (!reason.hasText()) {
            String display = reason.getCodingFirstRep().getDisplay();
            reason.setText(display == null ? NO_REASON : display);
        }
        reason.getCoding().removeIf(coding -> coding.isEmpty());
        return reason;
    }

    private static Optional<CodeableConcept> concept(@Nullable Type value) {
        if (value instanceof CodeableConcept concept) {
            return Optional.of(concept.copy());
        }
        if (value instanceof Coding coding) {
            return Optional.of(new CodeableConcept(coding.copy()));
        }
        return value instanceof StringType text
                ? Optional.of(new CodeableConcept().setText(text.getValue()))
                : Optional.empty();
    }
}

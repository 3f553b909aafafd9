package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.fhir.mapping.message.Consult;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageEvent;
import ca.passerelle.routes.port.Progress;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * What the one who is asked is told: the request, what changed of it, that it is withdrawn. Source: CA:eReC, events from requester to
 * performer.
 */
final class NewsForPerformer {

    /** The recipient of a message keeps its own time, and its own waitlist. */
    private static final Set<ReferralEventKind> OF_THE_CLOCK =
            EnumSet.of(ReferralEventKind.OVERDUE, ReferralEventKind.ESCALATED, ReferralEventKind.OFFER_EXPIRED);

    private final Progress progress;
    private final Attached attached;
    private final Maturity maturity;

    NewsForPerformer(Progress progress, Maturity maturity) {
        this.progress = progress;
        this.attached = new Attached(progress);
        this.maturity = maturity;
    }

    /** Empty when the partner takes no such message. */
    Optional<Outgoing> of(ReferralEventKind kind) {
        TaskStatus status = progress.task().getStatus();
        if (OF_THE_CLOCK.contains(kind) || attached.isOnlyOfPatientTask(kind)) {
            return Optional.empty();
        }
        if (status == TaskStatus.ENTEREDINERROR) {
            return Optional.of(withdrawn(ServiceRequestStatus.ENTEREDINERROR));
        }
        if (status == TaskStatus.CANCELLED || kind == ReferralEventKind.CANCELLATION_REQUESTED) {
            return Optional.of(withdrawn(ServiceRequestStatus.REVOKED));
        }
        if (kind == ReferralEventKind.REQUESTED || kind == ReferralEventKind.REASSIGNED) {
            return Optional.of(request(MessageEvent.ADD_SERVICE_REQUEST, asked()));
        }
        return maturity.takes(Maturity.L2) ? Optional.of(changed(kind)) : Optional.empty();
    }

    private Outgoing changed(ReferralEventKind kind) {
        Patient person = progress.patient();
        if (kind == ReferralEventKind.CORRECTED && person != null) {
            return new Outgoing(
                    MessageEvent.NOTIFY_DATA_CORRECTION,
                    List.of(person),
                    List.of(progress.request()),
                    new CodeableConcept());
        }
        List<Communication> said = attached.added(Communication.class);
        if (!said.isEmpty() && maturity.takes(Maturity.L3)) {
            return new Outgoing(
                    MessageEvent.SEND_COMMUNICATION_FROM_REQUESTER,
                    List.copyOf(said),
                    List.of(progress.request()),
                    new CodeableConcept());
        }
        ServiceRequest asked = asked();
        said.forEach(communication -> tell(communication, asked));
        return request(MessageEvent.NOTIFY_UPDATE_SERVICE_REQUEST, asked);
    }

    /** A partner that takes no communications finds what was said among the notes of the request. */
    private static void tell(Communication communication, ServiceRequest request) {
        communication.getPayload().stream()
                .filter(payload -> payload.getContent() instanceof StringType)
                .forEach(payload -> request.addNote()
                        .setText(payload.getContentStringType().getValue())
                        .setTimeElement(communication.hasSent() ? communication.getSentElement() : null));
    }

    /** The requester has withdrawn it, even where the record still waits for the recipient's word. */
    private Outgoing withdrawn(ServiceRequestStatus status) {
        ServiceRequest asked = asked().setStatus(status);
        CodeableConcept reason = progress.task().getStatusReason().copy();
        if (!reason.isEmpty()) {
            asked.addExtension(new Extension(Systems.REQUEST_STATUS_REASON, reason));
        }
        return new Outgoing(MessageEvent.REVOKE_SERVICE_REQUEST, List.of(asked), List.of(), reason);
    }

    /** The Task goes along where it says that advice is asked for. */
    private Outgoing request(MessageEvent event, ServiceRequest asked) {
        List<Resource> further = Consult.is(progress.task()) ? List.of(progress.task()) : List.of();
        return new Outgoing(event, List.of(asked), further, new CodeableConcept());
    }

    /** What CA:eReC wants of a request and our record may leave out: when it was written, and who is asked. */
    private ServiceRequest asked() {
        ServiceRequest asked = progress.request().copy();
        if (!asked.hasAuthoredOn()) {
            asked.setAuthoredOn(Date.from(progress.at()));
        }
        if (!asked.hasPerformer() && progress.task().hasOwner()) {
            asked.addPerformer(progress.task().getOwner().copy());
        }
        progress.task().getIdentifier().stream()
                .filter(number -> asked.getIdentifier().stream().noneMatch(number::equalsDeep))
                .forEach(number -> asked.addIdentifier(number.copy()));
        return asked;
    }
}

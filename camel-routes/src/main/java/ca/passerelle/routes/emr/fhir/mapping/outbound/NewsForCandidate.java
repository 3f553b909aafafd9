package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageEvent;
import ca.passerelle.routes.port.Offered;
import ca.passerelle.routes.port.Progress;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/**
 * What one of several who may claim a referral is told: that it may, with the Task that nobody owns, or that there is nothing to claim any
 * more. The progress holds nothing of the person but an area.
 */
final class NewsForCandidate {

    private final Progress progress;

    NewsForCandidate(Progress progress) {
        this.progress = progress;
    }

    Optional<Outgoing> of(ReferralEventKind kind) {
        if (Offered.isGone(progress)) {
            return Optional.of(gone());
        }
        // Whoever takes messages keeps its own time.
        return kind == ReferralEventKind.OVERDUE || kind == ReferralEventKind.ESCALATED
                ? Optional.empty()
                : Optional.of(new Outgoing(
                        MessageEvent.ADD_SERVICE_REQUEST,
                        List.of(numbered()),
                        List.of(progress.task()),
                        new CodeableConcept()));
    }

    private Outgoing gone() {
        CodeableConcept reason =
                new CodeableConcept(new Coding(Systems.STATUS_REASON, StatusReason.REFERRED_ELSEWHERE.code(), null));
        ServiceRequest request = numbered().setStatus(ServiceRequestStatus.REVOKED);
        request.addExtension(new Extension(Systems.REQUEST_STATUS_REASON, reason));
        return new Outgoing(MessageEvent.REVOKE_SERVICE_REQUEST, List.of(request), List.of(), reason);
    }

    private ServiceRequest numbered() {
        ServiceRequest request = progress.request().copy();
        progress.task().getIdentifier().forEach(number -> request.addIdentifier(number.copy()));
        return request;
    }
}

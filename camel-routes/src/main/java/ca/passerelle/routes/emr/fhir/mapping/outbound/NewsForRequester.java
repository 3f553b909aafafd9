package ca.passerelle.routes.emr.fhir.mapping.outbound;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ReferralEventKind;
import ca.passerelle.routes.emr.fhir.mapping.message.MessageEvent;
import ca.passerelle.routes.port.Progress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What the one who asked is told: where its referral stands, what is booked, what it is asked. Source: CA:eReC, events from performer to
 * requester.
 */
final class NewsForRequester {

    private static final String STATUS = "service-request-status-updated";
    private static final String REASSIGNED = "service-request-reassigned";
    private static final String APPOINTMENT = "appointment-status-updated";

    private static final Set<BusinessStatus> BOOKINGS =
            Set.of(BusinessStatus.BOOKED, BusinessStatus.NO_SHOW, BusinessStatus.BOOKING_CANCELLED);

    private final Progress progress;
    private final Attached attached;
    private final Maturity maturity;

    NewsForRequester(Progress progress, Maturity maturity) {
        this.progress = progress;
        this.attached = new Attached(progress);
        this.maturity = maturity;
    }

    /** Empty when the partner takes no such message. */
    Optional<Outgoing> of(ReferralEventKind kind) {
        if (!maturity.takes(Maturity.L2) || attached.isOnlyOfPatientTask(kind)) {
            return Optional.empty();
        }
        return switch (kind) {
            case REQUESTED -> Optional.of(task(MessageEvent.NOTIFY_ADD_PROCESS_REQUEST, STATUS));
            case REASSIGNED -> Optional.of(task(MessageEvent.NOTIFY_ADD_PROCESS_REQUEST, REASSIGNED));
            case OVERDUE, ESCALATED -> Optional.empty();
            default -> Optional.of(moved());
        };
    }

    private Outgoing moved() {
        BusinessStatus state =
                BusinessStatus.of(progress.task().getBusinessStatus()).orElse(null);
        List<Appointment> appointments = attached.added(Appointment.class);
        if (appointments.isEmpty() && isMoved()) {
            appointments = attached.all(Appointment.class);
        }
        if (state == BusinessStatus.BOOKED && !appointments.isEmpty() && maturity.takes(Maturity.L3)) {
            // The last is the one that stands: the others were booked before.
            List<Appointment> booked = appointments.subList(appointments.size() - 1, appointments.size());
            return new Outgoing(
                    MessageEvent.NOTIFY_ADD_APPOINTMENT, List.copyOf(booked), taskToo(), reason(APPOINTMENT));
        }
        List<Communication> said = attached.added(Communication.class);
        boolean onlySaid = !isMoved() || state == BusinessStatus.AWAITING_INFORMATION;
        if (!said.isEmpty() && onlySaid && maturity.takes(Maturity.L3)) {
            return new Outgoing(
                    MessageEvent.SEND_COMMUNICATION_FROM_PROVIDER, List.copyOf(said), taskToo(), new CodeableConcept());
        }
        boolean ofBooking = state != null && BOOKINGS.contains(state) && isMoved();
        return task(MessageEvent.NOTIFY_UPDATE_PROCESS_REQUEST, ofBooking ? APPOINTMENT : STATUS);
    }

    private boolean isMoved() {
        Task before = progress.context().before();
        return before == null
                || before.getStatus() != progress.task().getStatus()
                || !before.getBusinessStatus().equalsDeep(progress.task().getBusinessStatus());
    }

    private Outgoing task(MessageEvent event, String reason) {
        return new Outgoing(event, List.of(progress.task()), List.of(progress.request()), reason(reason));
    }

    private static CodeableConcept reason(String code) {
        return new CodeableConcept(new Coding().setCode(code));
    }

    private List<Resource> taskToo() {
        return List.of(progress.task(), progress.request());
    }
}

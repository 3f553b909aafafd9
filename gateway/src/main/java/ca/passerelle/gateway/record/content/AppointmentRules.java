package ca.passerelle.gateway.record.content;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;

/** Invariants of an appointment. */
final class AppointmentRules {

    private static final Set<AppointmentStatus> WITHOUT_TIME =
            EnumSet.of(AppointmentStatus.PROPOSED, AppointmentStatus.CANCELLED, AppointmentStatus.WAITLIST);
    private static final Set<AppointmentStatus> NOT_HELD =
            EnumSet.of(AppointmentStatus.CANCELLED, AppointmentStatus.NOSHOW);

    static final List<Rule> ALL = List.of(
            Rule.of(
                    AppointmentParticipantComponent.class,
                    "app-1",
                    "A participant has a type or an actor.",
                    participant -> participant.hasType() || participant.hasActor()),
            Rule.of(
                    Appointment.class,
                    "app-2",
                    "There are a start and an end, or neither.",
                    appointment -> appointment.hasStart() == appointment.hasEnd()),
            Rule.of(
                    Appointment.class,
                    "app-3",
                    "Only what is proposed, cancelled or on a waitlist has no start and end.",
                    appointment -> (appointment.hasStart() && appointment.hasEnd())
                            || WITHOUT_TIME.contains(appointment.getStatus())),
            Rule.of(
                    Appointment.class,
                    "app-4",
                    "A cancelation reason comes with the status cancelled or noshow.",
                    appointment -> !appointment.hasCancelationReason() || NOT_HELD.contains(appointment.getStatus())));

    private AppointmentRules() {}
}

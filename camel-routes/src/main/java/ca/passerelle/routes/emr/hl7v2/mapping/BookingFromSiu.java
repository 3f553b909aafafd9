package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.KnownReferrals.Role;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/**
 * SIU^S12 (booked), S13 (rescheduled), S14 (changed), S15 (cancelled) and S26 (no show), HL7 v2.9 §10.4: the Appointment of a referral, and the
 * state that it gives to the Task. Only whoever answers for a referral books it; from anybody else the appointment is kept, and the Task
 * stays where it is.
 */
public final class BookingFromSiu {

    /** What this maps. */
    public static final Set<MessageType> TYPES = Set.of(
            new MessageType("SIU", "S12"),
            new MessageType("SIU", "S13"),
            new MessageType("SIU", "S14"),
            new MessageType("SIU", "S15"),
            new MessageType("SIU", "S26"));

    private BookingFromSiu() {}

    /**
     * Maps one message.
     *
     * @param known the referrals that its numbers name, or else the open ones of its person
     * @return a transaction, or two of them one after the other where the booking is also the acceptance
     */
    public static Outcome<Bundle> map(
            Hl7Message message, Envelope envelope, SenderProfile profile, List<KnownReferral> known) {
        Reading reading = new Reading(message, envelope, profile);
        Optional<Segment> sch = message.first("SCH");
        if (sch.isEmpty()) {
            return Outcome.rejected(Problem.error(
                    "SCH", ProblemCode.REQUIRED_MISSING, "There is no SCH segment: which appointment is it?"));
        }
        return AboutReferral.with(reading, known, referral -> map(reading, sch.get(), referral));
    }

    private static Outcome<Bundle> map(Reading reading, Segment sch, KnownReferral referral) {
        Appointment appointment = AppointmentFromSch.appointment(reading, sch);
        boolean noTime = !appointment.hasStart()
                && known(referral, appointment).filter(Appointment::hasStart).isEmpty();
        boolean moves = status(reading) == AppointmentStatus.BOOKED && !appointment.hasStart();
        if (moves || (noTime && status(reading) == AppointmentStatus.NOSHOW)) {
            return Outcome.rejected(Problem.error(
                    reading.message().first("TQ1").isPresent() ? "TQ1-7" : "SCH-11",
                    ProblemCode.REQUIRED_MISSING,
                    moves
                            ? "A booking needs the time at which it begins"
                            : "An appointment that was missed needs the time at which it began"));
        }
        known(referral, appointment)
                .filter(known -> !appointment.hasStart() && known.hasStart())
                .ifPresent(known -> appointment
                        .setStartElement(known.getStartElement().copy())
                        .setEndElement(known.getEndElement().copy()));
        appointment.setStatus(status(reading));
        appointment.addBasedOn(new Reference("ServiceRequest/" + referral.requestId()));
        appointment
                .getParticipant()
                .get(0)
                .setActor(referral.request().getSubject().copy());
        Identifier number = appointment.getIdentifierFirstRep();
        Entries entries = new Entries(reading);
        Reference reference = entries.put("appointment", appointment, number);
        if (referral.role() == Role.REQUESTER) {
            reading.unmapped(
                    sch.location(),
                    "only whoever answers for the referral books it; the appointment was kept beside it");
            return Outcome.mapped(entries.bundle(), reading.notes());
        }
        Task changes = task(referral, appointment, reference, state(reading), reading);
        entries.patch(referral.task(), JsonPatch.adding(changes).bytes());
        return TaskSteps.outcome(referral, state(reading), entries.bundle(), reading);
    }

    private static Task task(
            KnownReferral referral, Appointment appointment, Reference reference, BusinessStatus to, Reading reading) {
        Task changes = new Task().setStatus(to.taskStatus()).setBusinessStatus(to.concept());
        if (known(referral, appointment).isEmpty()) {
            referral.task().getInput().forEach(known -> changes.addInput(known.copy()));
            changes.addInput().setValue(reference).getType().setText("Appointment");
        }
        if (to == BusinessStatus.BOOKED) {
            // The time of the meeting on the Task itself: a booking that moves is a change that the referrer is told
            // of.
            changes.getExecutionPeriod()
                    .setStartElement(dateTime(appointment.getStartElement().getValueAsString()));
            changes.getExecutionPeriod()
                    .setEndElement(dateTime(appointment.getEndElement().getValueAsString()));
        }
        reason(reading).filter(text -> to != BusinessStatus.BOOKED).ifPresent(text -> {
            referral.task().getNote().forEach(known -> changes.addNote(known.copy()));
            changes.addNote().setText(text);
        });
        return changes;
    }

    /** The appointment of the same number that hangs on the referral already. */
    private static Optional<Appointment> known(KnownReferral referral, Appointment appointment) {
        return referral.attached().stream()
                .filter(Appointment.class::isInstance)
                .map(Appointment.class::cast)
                .filter(known -> known.getIdentifier().stream()
                        .anyMatch(number -> PatientUpdate.isSame(number, appointment.getIdentifierFirstRep())))
                .findFirst();
    }

    private static DateTimeType dateTime(String instant) {
        return new DateTimeType(Objects.requireNonNull(instant));
    }

    /** Why it was cancelled or changed: SCH-6, in words. */
    private static Optional<String> reason(Reading reading) {
        return reading.message()
                .firstValue("SCH", 6)
                .map(field -> field.first().text(2).isEmpty()
                        ? field.text()
                        : field.first().text(2))
                .filter(text -> !text.isEmpty());
    }

    private static BusinessStatus state(Reading reading) {
        return switch (status(reading)) {
            case CANCELLED -> BusinessStatus.BOOKING_CANCELLED;
            case NOSHOW -> BusinessStatus.NO_SHOW;
            default -> BusinessStatus.BOOKED;
        };
    }

    /** By the event; a changed appointment (S14) may say in SCH-25 (table 0278) that it is off. */
    private static AppointmentStatus status(Reading reading) {
        return switch (reading.message().event()) {
            case "S15" -> AppointmentStatus.CANCELLED;
            case "S26" -> AppointmentStatus.NOSHOW;
            case "S14" -> filler(reading);
            default -> AppointmentStatus.BOOKED;
        };
    }

    private static AppointmentStatus filler(Reading reading) {
        String code = reading.message()
                .firstValue("SCH", 25)
                .map(field -> field.text().toUpperCase(Locale.ROOT))
                .orElse("");
        return switch (code) {
            case "CANCELLED", "CANCELED", "DC", "DISCONTINUED", "DELETED" -> AppointmentStatus.CANCELLED;
            case "NOSHOW", "NO SHOW", "NO-SHOW" -> AppointmentStatus.NOSHOW;
            default -> AppointmentStatus.BOOKED;
        };
    }
}

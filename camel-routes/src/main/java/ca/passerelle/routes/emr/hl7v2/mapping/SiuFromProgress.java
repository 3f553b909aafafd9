package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;

/**
 * The booking of a referral as SIU^S12 (booked), S13 (rescheduled), S15 (cancelled) or S26 (no show), HL7 v2.9 §10.4. SCH-26 and SCH-27 are
 * the numbers of the referral, SCH-2 that of the appointment; times stand in TQ1 and, for older receivers, in SCH-11.
 */
public final class SiuFromProgress {

    private static final Set<BusinessStatus> OVER = Set.of(
            BusinessStatus.CANCELLED, BusinessStatus.DECLINED, BusinessStatus.FAILED, BusinessStatus.ENTERED_IN_ERROR);

    private SiuFromProgress() {}

    /** The event by which the change can be told as a booking; empty when it is about no booking, or the booking is not known. */
    static Optional<String> event(Progress progress) {
        Optional<Appointment> appointment = Attached.appointment(progress);
        Optional<BusinessStatus> status = ReplyStatus.fine(progress.task());
        if (appointment.isEmpty() || status.isEmpty() || "note".equals(progress.kind())) {
            return Optional.empty();
        }
        boolean wasBooked = Attached.wasBooked(progress);
        return switch (status.get()) {
            case BOOKED -> Optional.of(wasBooked ? "S13" : "S12").filter(timed -> isTimed(appointment.get()));
            case NO_SHOW -> Optional.of("S26");
            case BOOKING_CANCELLED -> Optional.of("S15");
            // A referral that ends takes with it the appointment that was still to come.
            default -> OVER.contains(status.get()) && wasBooked ? Optional.of("S15") : Optional.empty();
        };
    }

    /** The payload of one frame. Pure: the same dispatch gives the same bytes. */
    static byte[] message(Dispatch dispatch) {
        Progress progress = dispatch.progress();
        String event = event(progress).orElseThrow();
        Appointment appointment = Attached.appointment(progress).orElseThrow();
        Encoding encoding = OutboundHeader.encoding(dispatch);
        List<SegmentText> segments = new ArrayList<>();
        segments.add(OutboundHeader.header(dispatch, encoding, "SIU", event, "SIU_S12"));
        segments.add(sch(dispatch, appointment, event, encoding));
        times(appointment, dispatch, SegmentText.of("TQ1", encoding).with(1, "1"), 7, 8)
                .ifPresent(segments::add);
        notes(dispatch, appointment, encoding, segments);
        if (progress.patient() != null) {
            segments.add(PidFromPatient.pid(progress.patient(), encoding));
        }
        segments.add(SegmentText.of("RGS", encoding).with(1, "1").with(2, action(event)));
        segments.add(service(dispatch, appointment, event, encoding));
        place(progress.owner(), event, encoding).ifPresent(segments::add);
        return MessageEncoder.encode(segments, encoding);
    }

    private static SegmentText sch(Dispatch dispatch, Appointment appointment, String event, Encoding encoding) {
        Progress progress = dispatch.progress();
        Wording wording = Wording.in(dispatch.endpoint().language());
        String status = ProgressText.statusCode(progress);
        String owner = progress.owner() == null ? "" : text(progress.owner().getName());
        SegmentText sch = SegmentText.of("SCH", encoding)
                .with(2, number(appointment, progress), OutboundHeader.OWN_NAMESPACE)
                .with(6, status, wording.display(Systems.BUSINESS_STATUS, status), V2CodingSystem.OWN)
                .with(7, "", serviceType(appointment, wording))
                .with(16, "", owner)
                .with(20, "", owner)
                .with(25, fillerStatus(event), fillerStatus(event), "HL70278")
                .with(26, ProgressText.placerNumber(progress).toArray(String[]::new))
                .with(27, ProgressText.fillerNumber(progress), OutboundHeader.OWN_NAMESPACE);
        if (!isTimed(appointment)) {
            return sch;
        }
        return sch.with(9, minutes(appointment))
                .with(10, "min", "minute", "UCUM")
                .with(
                        11,
                        "",
                        "",
                        "",
                        Moments.hl7(appointment.getStartElement(), dispatch),
                        Moments.hl7(appointment.getEndElement(), dispatch));
    }

    private static Optional<SegmentText> times(
            Appointment appointment, Dispatch dispatch, SegmentText segment, int start, int end) {
        return isTimed(appointment)
                ? Optional.of(segment.with(start, Moments.hl7(appointment.getStartElement(), dispatch))
                        .with(end, Moments.hl7(appointment.getEndElement(), dispatch)))
                : Optional.empty();
    }

    private static void notes(
            Dispatch dispatch, Appointment appointment, Encoding encoding, List<SegmentText> segments) {
        Wording wording = Wording.in(dispatch.endpoint().language());
        List<String> notes = new ArrayList<>();
        Optional.ofNullable(appointment.getPatientInstruction())
                .map(text -> wording.of("report.instruction", text))
                .ifPresent(notes::add);
        ProgressText.reason(dispatch.progress(), wording)
                .map(text -> wording.of("report.reason", text))
                .ifPresent(notes::add);
        Optional.ofNullable(appointment.getCancelationReason().getText())
                .map(text -> wording.of("report.reason", text))
                .filter(text -> !notes.contains(text))
                .ifPresent(notes::add);
        for (int index = 0; index < notes.size(); index++) {
            segments.add(SegmentText.of("NTE", encoding)
                    .with(1, String.valueOf(index + 1))
                    .with(3, notes.get(index)));
        }
    }

    private static SegmentText service(Dispatch dispatch, Appointment appointment, String event, Encoding encoding) {
        Wording wording = Wording.in(dispatch.endpoint().language());
        SegmentText ais = SegmentText.of("AIS", encoding)
                .with(1, "1")
                .with(2, action(event))
                .with(3, "", serviceType(appointment, wording))
                .with(10, fillerStatus(event), fillerStatus(event), "HL70278");
        return isTimed(appointment)
                ? ais.with(4, Moments.hl7(appointment.getStartElement(), dispatch))
                        .with(7, minutes(appointment))
                        .with(8, "min", "minute", "UCUM")
                : ais;
    }

    /** The organisation that sees the person, as a general resource: where exactly it does is in the notes, if anywhere. */
    private static Optional<SegmentText> place(@Nullable Organization owner, String event, Encoding encoding) {
        return owner == null || !owner.hasName()
                ? Optional.empty()
                : Optional.of(SegmentText.of("AIG", encoding)
                        .with(1, "1")
                        .with(2, action(event))
                        .with(3, "", owner.getName())
                        .with(4, "", "Organization"));
    }

    private static String number(Appointment appointment, Progress progress) {
        return appointment.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .map(Identifier::getValue)
                .findFirst()
                .orElseGet(() -> Optional.ofNullable(appointment.getIdElement().getIdPart())
                        .orElseGet(() -> progress.referral().toString()));
    }

    private static String serviceType(Appointment appointment, Wording wording) {
        return Optional.ofNullable(appointment.getServiceTypeFirstRep().getText())
                .or(() -> Optional.ofNullable(
                        appointment.getServiceTypeFirstRep().getCodingFirstRep().getDisplay()))
                .or(() -> Optional.ofNullable(appointment.getDescription()))
                .orElseGet(() -> wording.of("appointment.title"));
    }

    /** Table 0206: add, update, delete. */
    private static String action(String event) {
        return switch (event) {
            case "S12" -> "A";
            case "S15" -> "D";
            default -> "U";
        };
    }

    /** Table 0278. */
    private static String fillerStatus(String event) {
        return switch (event) {
            case "S15" -> "Cancelled";
            case "S26" -> "Noshow";
            default -> "Booked";
        };
    }

    private static String minutes(Appointment appointment) {
        long millis = appointment.getEnd().getTime() - appointment.getStart().getTime();
        return String.valueOf(Math.max(0, millis / 60_000));
    }

    private static boolean isTimed(Appointment appointment) {
        return appointment.hasStart() && appointment.hasEnd();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}

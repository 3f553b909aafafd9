package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.BusinessStatus;
import ca.passerelle.profiles.StatusReason;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.V2CodingSystem;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * A change of a referral as RRI^I12, RRI^I13 (amended) or RRI^I14 (cancelled), HL7 v2.9 §11.6. RF1-1 is the coarse status; the exact one
 * and the coded reason are OBX of code systems of ours, the reason in words an NTE. RF1-6 is given back as it came.
 */
public final class RriFromProgress {

    private static final String AMENDED = "amended";
    private static final Set<TaskStatus> ENDED_BY_REFERRER =
            EnumSet.of(TaskStatus.CANCELLED, TaskStatus.ENTEREDINERROR);

    private RriFromProgress() {}

    /** The payload of one frame. Pure: the same dispatch gives the same bytes. */
    public static byte[] message(Dispatch dispatch) {
        Progress progress = dispatch.progress();
        Encoding encoding = OutboundHeader.encoding(dispatch);
        List<SegmentText> segments = new ArrayList<>();
        segments.add(OutboundHeader.header(dispatch, encoding, "RRI", event(progress), "RRI_I12"));
        segments.addAll(body(dispatch, encoding));
        return MessageEncoder.encode(segments, encoding);
    }

    /** What stands after MSH, or after MSA in a reply. */
    static List<SegmentText> body(Dispatch dispatch, Encoding encoding) {
        Progress progress = dispatch.progress();
        Wording wording = Wording.in(dispatch.endpoint().language());
        List<SegmentText> segments = new ArrayList<>();
        segments.add(rf1(progress, encoding, wording));
        segments.addAll(PrdFromProgress.providers(progress, encoding));
        if (progress.patient() != null) {
            segments.add(PidFromPatient.pid(progress.patient(), encoding));
        }
        segments.addAll(observations(dispatch, encoding, wording));
        ProgressText.reason(progress, wording).ifPresent(reason -> segments.add(note(1, reason, encoding)));
        ProgressText.note(progress).ifPresent(note -> segments.add(note(2, note, encoding)));
        return segments;
    }

    private static String event(Progress progress) {
        if (ENDED_BY_REFERRER.contains(progress.task().getStatus())) {
            return "I14";
        }
        return AMENDED.equals(progress.kind()) ? "I13" : "I12";
    }

    private static SegmentText rf1(Progress progress, Encoding encoding, Wording wording) {
        ReplyStatus status = ReplyStatus.of(progress.task());
        SegmentText rf1 = SegmentText.of("RF1", encoding)
                .with(1, status.code(), status.text(), "HL70283")
                .with(6, ProgressText.placerNumber(progress).toArray(String[]::new))
                .with(9, Hl7DateTime.write(progress.at()))
                .with(11, ProgressText.fillerNumber(progress), OutboundHeader.OWN_NAMESPACE);
        rf1 = EchoFromRequest.echo(PriorityText.write(rf1, progress.request()), progress.request());
        if (ReplyStatus.fine(progress.task())
                .filter(BusinessStatus.AWAITING_INFORMATION::equals)
                .isPresent()) {
            rf1 = rf1.with(12, "I");
        }
        if (progress.task().getStatus() == TaskStatus.COMPLETED) {
            rf1 = rf1.with(13, Hl7DateTime.write(progress.at()));
        }
        if (progress.task().getStatus() == TaskStatus.ENTEREDINERROR) {
            rf1 = rf1.with(25, "D");
        }
        Optional<String> reason = ProgressText.reason(progress, wording);
        return reason.isPresent() ? rf1.with(24, reason.get()) : rf1;
    }

    private static List<SegmentText> observations(Dispatch dispatch, Encoding encoding, Wording wording) {
        Progress progress = dispatch.progress();
        List<SegmentText> observations = new ArrayList<>();
        String status = ProgressText.statusCode(progress);
        observations.add(coded("referral-business-status", wording.of("status.title"), encoding)
                .with(1, "1")
                .with(5, status, wording.display(Systems.BUSINESS_STATUS, status), V2CodingSystem.OWN));
        ProgressText.reasonCode(progress)
                .map(StatusReason::code)
                .ifPresent(
                        reason -> observations.add(coded("referral-status-reason", wording.of("reason.title"), encoding)
                                .with(1, "2")
                                .with(5, reason, wording.display(Systems.STATUS_REASON, reason), V2CodingSystem.OWN)));
        Attached.appointment(progress)
                .filter(Appointment::hasStart)
                .ifPresent(appointment ->
                        observations.add(plain("TS", "referral-appointment", wording.of("appointment.title"), encoding)
                                .with(1, String.valueOf(observations.size() + 1))
                                .with(5, Moments.hl7(appointment.getStartElement(), dispatch))));
        ReportText.expected(progress)
                .ifPresent(day ->
                        observations.add(plain("DT", "referral-expected-date", wording.of("expected.title"), encoding)
                                .with(1, String.valueOf(observations.size() + 1))
                                .with(5, day.replace("-", ""))));
        ReportText.outcomes(progress)
                .forEach(outcome ->
                        observations.add(plain("FT", "referral-outcome", wording.of("outcome.title"), encoding)
                                .with(1, String.valueOf(observations.size() + 1))
                                .with(5, outcome)));
        return observations;
    }

    private static SegmentText coded(String question, String title, Encoding encoding) {
        return plain("CWE", question, title, encoding);
    }

    private static SegmentText plain(String type, String question, String title, Encoding encoding) {
        return SegmentText.of("OBX", encoding)
                .with(2, type)
                .with(3, question, title, V2CodingSystem.OWN)
                .with(11, "F");
    }

    private static SegmentText note(int number, String text, Encoding encoding) {
        return SegmentText.of("NTE", encoding).with(1, String.valueOf(number)).with(3, text);
    }
}

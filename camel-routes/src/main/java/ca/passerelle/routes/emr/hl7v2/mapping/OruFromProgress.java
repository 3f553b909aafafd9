package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.profiles.Systems;
import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;

/**
 * A change of a referral as ORU^R01 text, for EMRs that only know a report inbox (HL7 v2.9 §7.3.1). OBR-3 stays the same for all reports of
 * a referral, so that a later one takes the place of an earlier one; OBR-25 is preliminary until the referral is closed.
 */
public final class OruFromProgress {

    private OruFromProgress() {}

    /** The payload of one frame. Pure: the same dispatch gives the same bytes. */
    public static byte[] message(Dispatch dispatch) {
        Progress progress = dispatch.progress();
        Encoding encoding = OutboundHeader.encoding(dispatch);
        String result = TransitionTable.isOver(progress.task().getStatus()) ? "F" : "P";
        List<SegmentText> segments = new ArrayList<>();
        segments.add(OutboundHeader.header(dispatch, encoding, "ORU", "R01", "ORU_R01"));
        if (progress.patient() != null) {
            segments.add(PidFromPatient.pid(progress.patient(), encoding));
        }
        segments.add(obr(progress, encoding, result));
        List<String> lines = lines(progress, Wording.in(dispatch.endpoint().language()));
        for (int index = 0; index < lines.size(); index++) {
            segments.add(obx(index + 1, lines.get(index), encoding, result));
        }
        return MessageEncoder.encode(segments, encoding);
    }

    private static SegmentText obr(Progress progress, Encoding encoding, String result) {
        String at = Hl7DateTime.write(progress.at());
        return SegmentText.of("OBR", encoding)
                .with(1, "1")
                .with(2, ProgressText.placerNumber(progress).toArray(String[]::new))
                .with(3, ProgressText.fillerNumber(progress), "PASSERELLE")
                .with(4, note())
                .with(7, at)
                .with(22, at)
                .with(25, result);
    }

    private static SegmentText obx(int number, String line, Encoding encoding, String result) {
        return SegmentText.of("OBX", encoding)
                .with(1, String.valueOf(number))
                .with(2, "FT")
                .with(3, note())
                .with(5, line)
                .with(11, result);
    }

    private static String[] note() {
        Coding note = Concepts.referralNote();
        return new String[] {note.getCode(), note.getDisplay(), "LN"};
    }

    private static List<String> lines(Progress progress, Wording wording) {
        List<String> lines = new ArrayList<>();
        lines.add(wording.of("report.referral", ProgressText.fillerNumber(progress)));
        lines.add(wording.of(
                "report.status", wording.display(Systems.BUSINESS_STATUS, ProgressText.statusCode(progress))));
        ProgressText.reason(progress, wording).ifPresent(reason -> lines.add(wording.of("report.reason", reason)));
        if (progress.owner() != null && progress.owner().hasName()) {
            lines.add(wording.of("report.owner", progress.owner().getName()));
        }
        ProgressText.note(progress).ifPresent(note -> lines.add(wording.of("report.note", note)));
        return lines;
    }
}

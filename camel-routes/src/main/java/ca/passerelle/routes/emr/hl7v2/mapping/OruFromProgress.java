package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a referral as ORU^R01, for EMRs that only know a report inbox (HL7 v2.9 §7.3.1): text, with a letter where the receiver
 * wants one. OBR-3 stays the same for all reports of a referral, so that a later one takes the place of an earlier one; OBR-25 is
 * preliminary until the referral is closed; OBR-16 is who referred, whose inbox it belongs in.
 */
public final class OruFromProgress {

    private OruFromProgress() {}

    /** The payload of one frame. Pure: the same dispatch gives the same bytes. */
    public static byte[] message(Dispatch dispatch) {
        return message(dispatch, false);
    }

    /** The same with a letter as PDF in a last OBX. */
    public static byte[] messageWithLetter(Dispatch dispatch) {
        return message(dispatch, true);
    }

    private static byte[] message(Dispatch dispatch, boolean letter) {
        Progress progress = dispatch.progress();
        Encoding encoding = OutboundHeader.encoding(dispatch);
        List<SegmentText> segments = new ArrayList<>();
        segments.add(OutboundHeader.header(dispatch, encoding, "ORU", "R01", "ORU_R01"));
        if (progress.patient() != null) {
            segments.add(PidFromPatient.pid(progress.patient(), encoding));
        }
        segments.add(obr(progress, encoding));
        segments.addAll(ReportSegments.observations(dispatch, encoding, letter));
        return MessageEncoder.encode(segments, encoding);
    }

    private static SegmentText obr(Progress progress, Encoding encoding) {
        String at = Hl7DateTime.write(progress.at());
        SegmentText obr = SegmentText.of("OBR", encoding)
                .with(1, "1")
                .with(2, ProgressText.placerNumber(progress).toArray(String[]::new))
                .with(3, ProgressText.fillerNumber(progress), OutboundHeader.OWN_NAMESPACE)
                .with(4, ReportSegments.note())
                .with(7, at)
                .with(22, at)
                .with(25, ReportText.resultStatus(progress));
        return Attached.referrer(progress)
                .map(referrer -> obr.with(16, XcnFromPractitioner.xcn(referrer)))
                .orElse(obr);
    }
}

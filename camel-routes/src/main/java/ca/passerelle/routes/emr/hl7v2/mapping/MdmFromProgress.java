package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.TransitionTable;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a referral as MDM^T02, a document with its content (HL7 v2.9 §9.6.3), for EMRs that file transcriptions. Each change is a
 * document of its own: TXA-12 is our number with the version of the event, TXA-14 and TXA-15 are the numbers of the referral.
 */
public final class MdmFromProgress {

    private static final String PROGRESS_NOTE = "PR";

    private MdmFromProgress() {}

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
        segments.add(OutboundHeader.header(dispatch, encoding, "MDM", "T02", "MDM_T02"));
        segments.add(SegmentText.of("EVN", encoding).with(1, "T02").with(2, Hl7DateTime.write(progress.at())));
        if (progress.patient() != null) {
            segments.add(PidFromPatient.pid(progress.patient(), encoding));
        }
        // A document of no visit: PV1 is required, and N is table 0004's word for it.
        segments.add(SegmentText.of("PV1", encoding).with(1, "1").with(2, "N"));
        segments.add(txa(progress, encoding, letter));
        segments.addAll(ReportSegments.observations(dispatch, encoding, letter));
        return MessageEncoder.encode(segments, encoding);
    }

    private static SegmentText txa(Progress progress, Encoding encoding, boolean letter) {
        String at = Hl7DateTime.write(progress.at());
        String number = ProgressText.fillerNumber(progress);
        boolean over = TransitionTable.isOver(progress.task().getStatus());
        SegmentText txa = SegmentText.of("TXA", encoding)
                .with(1, "1")
                .with(2, PROGRESS_NOTE, "Progress note", "HL70270")
                .with(3, letter ? "multipart" : "FT")
                .with(4, at)
                .with(6, at)
                .with(12, number + "." + progress.version(), OutboundHeader.OWN_NAMESPACE)
                .with(14, ProgressText.placerNumber(progress).toArray(String[]::new))
                .with(15, number, OutboundHeader.OWN_NAMESPACE)
                .with(17, over ? "AU" : "IP")
                .with(19, "AV");
        return Attached.referrer(progress)
                .map(referrer -> txa.with(23, XcnFromPractitioner.xcn(referrer)))
                .orElse(txa);
    }
}

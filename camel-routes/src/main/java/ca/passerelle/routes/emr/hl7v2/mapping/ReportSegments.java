package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.Concepts;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;

/** The OBX of a report: its lines as FT, and a letter as ED in base64. */
final class ReportSegments {

    private ReportSegments() {}

    static List<SegmentText> observations(Dispatch dispatch, Encoding encoding, boolean letter) {
        String result = ReportText.resultStatus(dispatch.progress());
        List<SegmentText> observations = new ArrayList<>();
        for (String line : ReportText.lines(dispatch)) {
            observations.add(
                    obx(observations.size() + 1, "FT", result, encoding).with(5, line));
        }
        if (letter) {
            byte[] pdf = LetterPdf.write(LetterFromProgress.letter(dispatch));
            observations.add(obx(observations.size() + 1, "ED", result, encoding)
                    .with(
                            5,
                            OutboundHeader.OWN_NAMESPACE,
                            "application",
                            "pdf",
                            "Base64",
                            Base64.getEncoder().encodeToString(pdf)));
        }
        return observations;
    }

    /** What kind of document it is, as a CWE. */
    static String[] note() {
        Coding note = Concepts.referralNote();
        return new String[] {note.getCode(), note.getDisplay(), "LN"};
    }

    private static SegmentText obx(int number, String type, String result, Encoding encoding) {
        return SegmentText.of("OBX", encoding)
                .with(1, String.valueOf(number))
                .with(2, type)
                .with(3, note())
                .with(11, result);
    }
}

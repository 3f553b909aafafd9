package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.AnswerWriter;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Receipt;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The answer to REF^I15: RRI^I15 with MSA and the referral as it stands (HL7 v2.9 §11.6.4), in French where MSH-19 asks for it. */
public final class StatusReply implements AnswerWriter {

    private static final UUID NO_ENDPOINT = new UUID(0, 0);
    private static final String[] TYPE = {"RRI", "I15", "RRI_I12"};

    private final AckWriter acknowledgement;
    private final Progress progress;
    private final PartnerEndpoint asker;

    /**
     * The answer to the message with this header.
     *
     * @param header its MSH
     * @param progress the referral it asks about
     * @param profile of who asks
     */
    public StatusReply(Segment header, Progress progress, SenderProfile profile) {
        this.acknowledgement = AckWriter.to(Optional.of(header));
        this.progress = progress;
        boolean french = header.text(19).toLowerCase(Locale.ROOT).startsWith("fr");
        this.asker = new PartnerEndpoint(
                NO_ENDPOINT,
                profile.partner(),
                Channel.MLLP,
                "",
                "",
                french ? Locale.CANADA_FRENCH : Locale.CANADA,
                Map.of("zone", profile.zone().getId()));
    }

    @Override
    public byte[] accepted(Receipt receipt, List<Problem> warnings) {
        Dispatch reply = new Dispatch(receipt.message(), 0, receipt.at(), asker, progress);
        return acknowledgement.write(
                "AA", receipt, warnings, TYPE, RriFromProgress.body(reply, acknowledgement.encoding()));
    }

    @Override
    public byte[] refused(Receipt receipt, List<Problem> problems) {
        return acknowledgement.refused(receipt, problems);
    }
}

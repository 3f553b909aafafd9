package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Progress;
import ca.passerelle.routes.port.Progress.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By which message a clinic's system is told. The endpoint's setting {@code back-channel} names one or several, separated by commas, in
 * order of preference: the first that can say what happened is sent. What none of them can say goes as RRI to whoever refers, and as REF to
 * whoever answers for the referral.
 */
public enum BackChannel {
    /** The message that a referral has of its own: the reply to whoever refers, the referral itself to whoever answers for it. */
    RRI,
    /** A report of text. */
    ORU,
    /** A report of text with a letter. */
    ORU_PDF,
    /** A document of text. */
    MDM,
    /** A document of text with a letter. */
    MDM_PDF,
    /** The booking itself; says nothing else. */
    SIU;

    private static final String SETTING = "back-channel";

    /**
     * The payload of one frame. Pure: the same dispatch gives the same bytes.
     *
     * @return empty when the setting names a message that there is not
     */
    public static Optional<byte[]> message(Dispatch dispatch) {
        return preferred(dispatch.endpoint().settings().getOrDefault(SETTING, ""))
                .map(preferred -> preferred.stream()
                        .filter(channel -> channel.canSay(dispatch.progress()))
                        .findFirst()
                        .orElse(RRI)
                        .write(dispatch));
    }

    private static Optional<List<BackChannel>> preferred(String setting) {
        List<BackChannel> preferred = new ArrayList<>();
        for (String name : setting.split(",")) {
            String constant = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            Optional<BackChannel> known = List.of(values()).stream()
                    .filter(channel -> channel.name().equals(constant))
                    .findFirst();
            if (known.isEmpty() && !constant.isEmpty()) {
                return Optional.empty();
            }
            known.ifPresent(preferred::add);
        }
        return Optional.of(preferred);
    }

    private boolean canSay(Progress progress) {
        return this != SIU || SiuFromProgress.event(progress).isPresent();
    }

    private byte[] write(Dispatch dispatch) {
        return switch (this) {
            case RRI ->
                dispatch.progress().context().recipient() == Recipient.PERFORMER
                        ? RefFromProgress.message(dispatch)
                        : RriFromProgress.message(dispatch);
            case ORU -> OruFromProgress.message(dispatch);
            case ORU_PDF -> OruFromProgress.messageWithLetter(dispatch);
            case MDM -> MdmFromProgress.message(dispatch);
            case MDM_PDF -> MdmFromProgress.messageWithLetter(dispatch);
            case SIU -> SiuFromProgress.message(dispatch);
        };
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Delimiters;
import ca.passerelle.routes.emr.hl7v2.wire.Encoding;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7DateTime;
import ca.passerelle.routes.emr.hl7v2.wire.MessageEncoder;
import ca.passerelle.routes.emr.hl7v2.wire.SegmentText;
import ca.passerelle.routes.port.Dispatch;
import java.util.Map;

/**
 * MSH of a message to a clinic. The endpoint's settings name both sides ({@code sending-application}, {@code sending-facility},
 * {@code receiving-application}, {@code receiving-facility}), the {@code charset}, the {@code version} and the
 * acknowledgements wanted ({@code accept-ack}, {@code application-ack}). MSH-10 is the id of the delivery, so that a repeat can be
 * recognised.
 */
final class OutboundHeader {

    /** The namespace of our own numbers in EI and HD. */
    static final String OWN_NAMESPACE = "PASSERELLE";

    private static final String VERSION = "2.5.1";

    private OutboundHeader() {}

    static Encoding encoding(Dispatch dispatch) {
        return new Encoding(Delimiters.STANDARD, MessageEncoder.charset(setting(dispatch, "charset", "")));
    }

    static SegmentText header(Dispatch dispatch, Encoding encoding, String... type) {
        return MessageEncoder.header(encoding)
                .with(3, setting(dispatch, "sending-application", OWN_NAMESPACE))
                .with(4, setting(dispatch, "sending-facility", OWN_NAMESPACE))
                .with(5, setting(dispatch, "receiving-application", ""))
                .with(6, setting(dispatch, "receiving-facility", ""))
                .with(7, Hl7DateTime.write(dispatch.at()))
                .with(9, type)
                .with(10, dispatch.delivery().toString())
                .with(11, setting(dispatch, "processing-id", "P"))
                .with(12, setting(dispatch, "version", VERSION))
                .with(15, setting(dispatch, "accept-ack", ""))
                .with(16, setting(dispatch, "application-ack", ""))
                .with(18, MessageEncoder.charsetName(encoding.charset()));
    }

    private static String setting(Dispatch dispatch, String key, String otherwise) {
        Map<String, String> settings = dispatch.endpoint().settings();
        return settings.getOrDefault(key, otherwise);
    }
}

package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.AckReading;
import ca.passerelle.routes.emr.hl7v2.mapping.BackChannel;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.Offered;
import ca.passerelle.routes.port.OutboundProtocol;
import java.time.Duration;

/**
 * Tells a clinic's EMR by MLLP that a referral moved, by the message that the endpoint's setting {@code back-channel} prefers. The address
 * is {@code mllp://host:port}, or {@code mllps://host:port} with TLS.
 */
public final class MllpSender implements OutboundProtocol {

    private final MllpClient client;
    private final TlsContexts contexts;

    /**
     * @param connectTimeout for the connection, and for each step of securing it
     * @param readTimeout for the whole answer
     * @param contexts what secures the connections
     * @param replies takes what the other side replies on the same connection
     */
    public MllpSender(Duration connectTimeout, Duration readTimeout, TlsContexts contexts, ReturnedReplies replies) {
        this.client = new MllpClient(connectTimeout, readTimeout, replies);
        this.contexts = contexts;
    }

    @Override
    public Channel channel() {
        return Channel.MLLP;
    }

    @Override
    public Attempt send(Dispatch dispatch) {
        if (Offered.isTo(dispatch.progress())) {
            // HL7 v2 has no message by which several are asked and one claims, and none without a person.
            return new Attempt.Omitted("not-taken");
        }
        return BackChannel.message(dispatch)
                .map(message -> send(message, dispatch))
                .orElseGet(() -> new Attempt.Failed(new byte[0], null, "misconfigured", false));
    }

    private Attempt send(byte[] message, Dispatch dispatch) {
        try {
            return client.exchange(
                    MllpAddress.of(dispatch.endpoint(), contexts),
                    dispatch.endpoint().partner(),
                    message,
                    new AckReading(message, dispatch.delivery().toString()));
        } catch (IllegalArgumentException nowhere) {
            // A person has to change the address or its settings.
            return new Attempt.Failed(message, null, "misconfigured", false);
        }
    }
}

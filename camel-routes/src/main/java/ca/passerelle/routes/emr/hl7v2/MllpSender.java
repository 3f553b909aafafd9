package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.AckReading;
import ca.passerelle.routes.emr.hl7v2.mapping.BackChannel;
import ca.passerelle.routes.kit.Channel;
import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.OutboundProtocol;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/**
 * Tells a clinic's EMR by MLLP that a referral moved, by the message that the endpoint's setting {@code back-channel} prefers. The address
 * is {@code mllp://host:port}.
 */
public final class MllpSender implements OutboundProtocol {

    private final MllpClient client;

    /**
     * @param connectTimeout for the connection
     * @param readTimeout for the whole answer
     */
    public MllpSender(Duration connectTimeout, Duration readTimeout) {
        this.client = new MllpClient(connectTimeout, readTimeout);
    }

    @Override
    public Channel channel() {
        return Channel.MLLP;
    }

    @Override
    public Attempt send(Dispatch dispatch) {
        return BackChannel.message(dispatch)
                .map(message -> send(message, dispatch))
                .orElseGet(() -> new Attempt.Failed(new byte[0], null, "misconfigured", false));
    }

    private Attempt send(byte[] message, Dispatch dispatch) {
        try {
            URI address = URI.create(dispatch.endpoint().address());
            if (address.getHost() == null || address.getPort() < 0) {
                return nowhere(message);
            }
            byte[] answer = client.exchange(address.getHost(), address.getPort(), message);
            return AckReading.read(message, answer, dispatch.delivery().toString());
        } catch (IllegalArgumentException noAddress) {
            return nowhere(message);
        } catch (SocketTimeoutException late) {
            return new Attempt.Failed(message, null, "timeout", true);
        } catch (MllpClient.UnreachableException noConnection) {
            return new Attempt.Failed(message, null, "unreachable", true);
        } catch (IOException broken) {
            return new Attempt.Failed(message, null, "wrong-answer", true);
        }
    }

    /** The address is no {@code mllp://host:port}: a person has to change it. */
    private static Attempt nowhere(byte[] message) {
        return new Attempt.Failed(message, null, "unreachable", false);
    }
}

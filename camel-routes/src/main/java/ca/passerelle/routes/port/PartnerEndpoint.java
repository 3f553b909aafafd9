package ca.passerelle.routes.port;

import ca.passerelle.routes.kit.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Where a partner wants to be told.
 *
 * @param id the endpoint's id, which is also the id of its Subscription
 * @param partner whose it is
 * @param channel by which protocol
 * @param address {@code mllp://host:port}, {@code https://…} or an e-mail address
 * @param secret what signs or authenticates; empty where the channel has none
 * @param language of what people read
 * @param settings what else the protocol needs, e.g. {@code sending-application}, {@code receiving-facility}, {@code back-channel}
 */
public record PartnerEndpoint(
        UUID id,
        UUID partner,
        Channel channel,
        String address,
        String secret,
        Locale language,
        Map<String, String> settings) {

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "PartnerEndpoint[" + id + " " + channel + "]";
    }
}

package ca.passerelle.routes.port;

import ca.passerelle.routes.kit.Channel;

/** One way of telling a partner that a referral moved. Implemented by the protocols, called by delivery outside any transaction. */
public interface OutboundProtocol {

    /** The channel of the endpoints that this protocol serves. */
    Channel channel();

    /** Sends once and says what came of it. Never throws for a fault of the other side. */
    Attempt send(Dispatch dispatch);
}

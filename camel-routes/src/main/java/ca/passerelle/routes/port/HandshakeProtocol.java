package ca.passerelle.routes.port;

import java.time.Instant;

/** A protocol whose endpoints are tried before anything is told: whoever is asked has to answer. */
public interface HandshakeProtocol extends OutboundProtocol {

    /** Tries an endpoint once and says what came of it. Never throws for a fault of the other side. */
    Attempt handshake(PartnerEndpoint endpoint, Instant at);
}

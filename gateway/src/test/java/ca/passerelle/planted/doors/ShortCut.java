package ca.passerelle.planted.doors;

import ca.passerelle.routes.port.Attempt;
import ca.passerelle.routes.port.Dispatch;
import ca.passerelle.routes.port.OutboundProtocol;

/** Sends past the lanes. */
public final class ShortCut {

    private final OutboundProtocol protocol;

    public ShortCut(OutboundProtocol protocol) {
        this.protocol = protocol;
    }

    public Attempt now(Dispatch dispatch) {
        return protocol.send(dispatch);
    }
}

package ca.passerelle.gateway.delivery;

import ca.passerelle.routes.port.PartnerEndpoint;
import ca.passerelle.routes.port.Progress;
import java.util.Optional;
import java.util.UUID;

/** Renders an event for one recipient, at the moment of sending. Implemented by whoever owns the events. */
public interface Rendering {

    /** The event as the endpoint's partner may see it now; empty when it may not have it any more. */
    Optional<Progress> render(UUID referral, long version, PartnerEndpoint endpoint);
}

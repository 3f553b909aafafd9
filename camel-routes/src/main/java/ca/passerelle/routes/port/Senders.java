package ca.passerelle.routes.port;

import java.util.Optional;

/** The registry of HL7 v2 senders. */
public interface Senders {

    /** The profile of the sender that names itself by MSH-3.1 and MSH-4.1; empty when none is registered. */
    Optional<SenderProfile> find(String application, String facility);
}

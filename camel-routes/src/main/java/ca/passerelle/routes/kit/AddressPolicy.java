package ca.passerelle.routes.kit;

import java.net.InetAddress;
import java.util.function.Predicate;

/** Which network addresses a notification may be sent to. Pure. */
@FunctionalInterface
public interface AddressPolicy extends Predicate<InetAddress> {

    /** Everything, for a sandbox whose receivers are on the same computer. */
    AddressPolicy ANY = address -> true;

    /** Addresses of the public internet only. */
    AddressPolicy PUBLIC = PublicAddresses::holds;
}

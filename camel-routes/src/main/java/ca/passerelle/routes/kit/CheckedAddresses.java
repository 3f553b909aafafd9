package ca.passerelle.routes.kit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once and hands on only addresses that the policy allows; the connection is made to one of these. A name that resolves
 * to something else a moment later (DNS rebinding) therefore gains nothing.
 */
public record CheckedAddresses(AddressPolicy policy) implements DnsResolver {

    /** The host has an address that the policy does not allow. One is enough: an honest name has none. */
    public static final class NotAllowedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotAllowedException() {
            super("an address of the host is not allowed");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!Arrays.stream(addresses).allMatch(policy)) {
            throw new NotAllowedException();
        }
        return addresses;
    }

    /** Nothing here asks for it; the name stays as it was given. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}

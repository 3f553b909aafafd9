package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.port.PartnerEndpoint;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint listens: {@code mllp://host:port} in the open, {@code mllps://host:port} with TLS 1.2 or 1.3.
 *
 * @param serverName the name that its certificate must have; the host unless the setting {@code tls-server-name} says otherwise
 * @param tls makes the connection secure, trusting and showing what the setting {@code tls} names; null in the open
 */
record MllpAddress(
        String host, int port, String serverName, @Nullable SSLSocketFactory tls) {

    /** @throws IllegalArgumentException when a person has to put the address or its settings right */
    static MllpAddress of(PartnerEndpoint endpoint, TlsContexts contexts) {
        URI address = URI.create(endpoint.address());
        boolean secure = "mllps".equalsIgnoreCase(address.getScheme());
        if (address.getHost() == null
                || address.getPort() < 0
                || (!secure && !"mllp".equalsIgnoreCase(address.getScheme()))) {
            throw new IllegalArgumentException("the address is no mllp://host:port or mllps://host:port");
        }
        return new MllpAddress(
                address.getHost(),
                address.getPort(),
                endpoint.settings().getOrDefault("tls-server-name", address.getHost()),
                secure
                        ? contexts.named(endpoint.settings().getOrDefault("tls", ""))
                                .getSocketFactory()
                        : null);
    }

    /** The connection itself, or TLS over it once both sides are proven. */
    Socket secured(Socket connected) throws IOException {
        if (tls == null) {
            return connected;
        }
        SSLSocket socket = (SSLSocket) tls.createSocket(connected, serverName, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}

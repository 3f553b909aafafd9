package ca.passerelle.routes.emr.hl7v2.mllp;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** What secures a port: TLS 1.2 and 1.3. Keys and authorities can be renewed while it is open: connections from then on have the new ones. */
public final class ServerTls {

    private final ClientCertificate clients;
    private volatile SslContext context;

    /**
     * @param identity the port's own key and certificate
     * @param trusted who may sign the certificates of senders
     * @param clients whether senders must show one
     * @throws IllegalArgumentException when the port cannot be secured with them
     */
    public ServerTls(KeyManagerFactory identity, TrustManagerFactory trusted, ClientCertificate clients) {
        this.clients = clients;
        this.context = context(identity, trusted, clients);
    }

    /** Whether a sender shows a certificate. Whoever shows one is held to it in each mode but the first. */
    public enum ClientCertificate {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /**
     * Secures connections by these from now on; those that are open stay as they are.
     *
     * @throws IllegalArgumentException when the port cannot be secured with them; then nothing changes
     */
    public void renew(KeyManagerFactory identity, TrustManagerFactory trusted) {
        context = context(identity, trusted, clients);
    }

    SslContext context() {
        return context;
    }

    private static SslContext context(
            KeyManagerFactory identity, TrustManagerFactory trusted, ClientCertificate clients) {
        try {
            return SslContextBuilder.forServer(identity)
                    .sslProvider(SslProvider.JDK)
                    .trustManager(trusted)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .clientAuth(
                            switch (clients) {
                                case NONE -> ClientAuth.NONE;
                                case OPTIONAL -> ClientAuth.OPTIONAL;
                                case REQUIRED -> ClientAuth.REQUIRE;
                            })
                    .build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("the MLLP port cannot be secured as it is configured", e);
        }
    }
}

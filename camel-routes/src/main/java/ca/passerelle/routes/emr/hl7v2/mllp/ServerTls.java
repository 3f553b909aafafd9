package ca.passerelle.routes.emr.hl7v2.mllp;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * What secures a port: TLS 1.2 and 1.3.
 *
 * @param identity the port's own key and certificate
 * @param trusted who may sign the certificates of senders
 * @param clients whether senders must show one
 */
public record ServerTls(KeyManagerFactory identity, TrustManagerFactory trusted, ClientCertificate clients) {

    /** Whether a sender shows a certificate. Whoever shows one is held to it in each mode but the first. */
    public enum ClientCertificate {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    SslContext context() {
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
            throw new IllegalStateException("the MLLP port cannot be secured as it is configured", e);
        }
    }
}

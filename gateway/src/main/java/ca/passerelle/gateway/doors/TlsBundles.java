package ca.passerelle.gateway.doors;

import ca.passerelle.routes.emr.hl7v2.TlsContexts;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls.ClientCertificate;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Keys, certificates and authorities from {@code spring.ssl.bundle}, which reads PEM and PKCS#12. */
final class TlsBundles implements TlsContexts {

    private final SslBundles bundles;

    TlsBundles(SslBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public SSLContext named(String name) {
        try {
            return name.isEmpty()
                    ? SSLContext.getDefault()
                    : bundles.getBundle(name).createSslContext();
        } catch (NoSuchSslBundleException unknown) {
            throw new IllegalArgumentException("spring.ssl.bundle has no bundle '" + name + "'", unknown);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What secures the door.
     *
     * @throws IllegalArgumentException when anybody's certificate would do: whoever may sign them is said, not assumed
     */
    ServerTls server(String name, ClientCertificate clients) {
        SslBundle bundle = bundles.getBundle(name);
        if (clients != ClientCertificate.NONE && bundle.getStores().getTrustStore() == null) {
            throw new IllegalArgumentException("spring.ssl.bundle '" + name
                    + "' has no truststore: name the authorities that sign the certificates of senders");
        }
        return new ServerTls(
                bundle.getManagers().getKeyManagerFactory(),
                bundle.getManagers().getTrustManagerFactory(),
                clients);
    }
}

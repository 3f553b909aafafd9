package ca.passerelle.gateway.doors;

import ca.passerelle.gateway.audit.Faults;
import ca.passerelle.routes.emr.hl7v2.TlsContexts;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls;
import ca.passerelle.routes.emr.hl7v2.mllp.ServerTls.ClientCertificate;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** Keys, certificates and authorities from {@code spring.ssl.bundle}, which reads PEM and PKCS#12. */
final class TlsBundles implements TlsContexts {

    private static final Logger LOG = LoggerFactory.getLogger(TlsBundles.class);

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
     * What secures the door. Where the bundle has {@code reload-on-update}, files that change are taken up while the door is open; what is wrong
     * with them leaves it as it was.
     *
     * @throws IllegalArgumentException when anybody's certificate would do: whoever may sign them is said, not assumed
     */
    ServerTls server(String name, ClientCertificate clients) {
        SslBundle bundle = checked(name, bundles.getBundle(name), clients);
        ServerTls tls = new ServerTls(
                bundle.getManagers().getKeyManagerFactory(),
                bundle.getManagers().getTrustManagerFactory(),
                clients);
        bundles.addBundleUpdateHandler(name, updated -> renew(tls, name, updated, clients));
        return tls;
    }

    private static void renew(ServerTls tls, String name, SslBundle updated, ClientCertificate clients) {
        try {
            SslBundle bundle = checked(name, updated, clients);
            tls.renew(
                    bundle.getManagers().getKeyManagerFactory(),
                    bundle.getManagers().getTrustManagerFactory());
            LOG.info("the MLLP port has taken up the renewed files of spring.ssl.bundle '{}'", name);
        } catch (RuntimeException unfit) {
            LOG.error(
                    "the MLLP port keeps its key and authorities: the renewed files of spring.ssl.bundle '{}' do not secure it: {}",
                    name,
                    Faults.describe(unfit));
        }
    }

    private static SslBundle checked(String name, SslBundle bundle, ClientCertificate clients) {
        if (clients != ClientCertificate.NONE && bundle.getStores().getTrustStore() == null) {
            throw new IllegalArgumentException("spring.ssl.bundle '" + name
                    + "' has no truststore: name the authorities that sign the certificates of senders");
        }
        return bundle;
    }
}

package ca.passerelle.routes.emr.hl7v2;

import javax.net.ssl.SSLContext;

/** What secures connections to endpoints, by the name under which the installation keeps it. */
public interface TlsContexts {

    /**
     * Whom to trust and what to show.
     *
     * @param name empty for the certificate authorities that Java trusts, showing nothing
     * @throws IllegalArgumentException when nothing is kept under this name
     */
    SSLContext named(String name);
}

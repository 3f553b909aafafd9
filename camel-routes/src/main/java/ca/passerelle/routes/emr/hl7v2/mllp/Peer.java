package ca.passerelle.routes.emr.hl7v2.mllp;

import java.util.Set;

/**
 * Who is at the other end of a connection.
 *
 * @param address without the port
 * @param certificate the names of the certificate that it has shown and proven ({@link CertificateNames}); empty when it has shown none
 */
public record Peer(String address, Set<String> certificate) {

    public Peer {
        certificate = Set.copyOf(certificate);
    }
}

package ca.passerelle.routes.emr.hl7v2.mllp;

import ca.passerelle.routes.kit.Sha256;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * The names under which a certificate can be registered: {@code sha256:<hex>} of the certificate itself, {@code subject:<distinguished
 * name>} (RFC 2253), {@code dns:<name>} and {@code uri:<name>} of its alternative names (RFC 5280 §4.2.1.6). All but the first are as
 * good as the authorities that the door trusts.
 */
public final class CertificateNames {

    private static final int DNS = 2;
    private static final int URI = 6;

    private CertificateNames() {}

    /** All names of a certificate, in normal form. */
    public static Set<String> of(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        names.add("sha256:" + fingerprint(certificate));
        names.add(normal("subject:" + certificate.getSubjectX500Principal().getName()));
        for (List<?> alternative : alternatives(certificate)) {
            if (Integer.valueOf(DNS).equals(alternative.get(0))) {
                names.add(normal("dns:" + alternative.get(1)));
            } else if (Integer.valueOf(URI).equals(alternative.get(0))) {
                names.add(normal("uri:" + alternative.get(1)));
            }
        }
        return names;
    }

    /**
     * The form in which names are compared: fingerprints without colons and in lower case, distinguished names canonical.
     *
     * @throws IllegalArgumentException when it is no such name
     */
    public static String normal(String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? "" : name.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = name.substring(colon + 1).strip();
        return switch (kind) {
            case "sha256" -> kind + ":" + hex(value);
            case "subject" -> kind + ":" + new X500Principal(value).getName(X500Principal.CANONICAL);
            case "dns" -> kind + ":" + value.toLowerCase(Locale.ROOT);
            case "uri" -> kind + ":" + value;
            default ->
                throw new IllegalArgumentException(
                        "a certificate is named by sha256:, subject:, dns: or uri:, not by '" + kind + "'");
        };
    }

    private static String hex(String value) {
        String digits = value.replace(":", "").toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a SHA-256 fingerprint has 64 hexadecimal digits");
        }
        return digits;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(Sha256.of(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }
}

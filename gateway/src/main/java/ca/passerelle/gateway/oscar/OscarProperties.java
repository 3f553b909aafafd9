package ca.passerelle.gateway.oscar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The upload door of OSCAR.
 *
 * @param enabled whether there is one
 * @param privateKey the gateway's RSA key, PKCS #8 in base64: opens the keys that messages are encrypted with
 * @param maxBytes how large an encrypted message may be
 * @param services the systems that may upload
 */
@Validated
@ConfigurationProperties("passerelle.oscar-upload")
record OscarProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String privateKey,
        @Min(1024) @DefaultValue("16777216") int maxBytes,
        @Valid @DefaultValue List<Service> services) {

    /**
     * One system that may upload.
     *
     * @param name what it calls itself in the form
     * @param partner key of the partner that it belongs to
     * @param publicKey its RSA key, X.509 in base64: checks the signatures
     * @param keyWrapping how it encrypts the message key
     */
    record Service(
            @NotBlank String name,
            @NotBlank String partner,
            @NotBlank String publicKey,
            @DefaultValue("PKCS1") KeyWrapping keyWrapping) {}

    /** The paddings of RSA that OSCAR and its successors use. */
    enum KeyWrapping {
        PKCS1,
        OAEP_SHA256
    }

    @Override
    public String toString() {
        return "OscarProperties[" + enabled + "]";
    }
}

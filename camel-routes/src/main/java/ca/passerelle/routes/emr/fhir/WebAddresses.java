package ca.passerelle.routes.emr.fhir;

import java.net.URI;
import java.util.Optional;

/** Addresses that may be posted to. */
final class WebAddresses {

    private WebAddresses() {}

    /**
     * An address with a host and without a user.
     *
     * @param plainHttp whether it may do without TLS
     */
    static Optional<URI> parse(String text, boolean plainHttp) {
        try {
            URI address = URI.create(text);
            boolean scheme = "https".equalsIgnoreCase(address.getScheme())
                    || plainHttp && "http".equalsIgnoreCase(address.getScheme());
            return scheme && address.getHost() != null && address.getRawUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}

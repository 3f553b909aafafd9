package ca.passerelle.routes.port;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which client certificates are registered for HL7 v2 senders. A certificate is named by {@code sha256:}, {@code subject:}, {@code dns:}
 * or {@code uri:}, in normal form.
 */
public interface SenderCertificates {

    /** No sender is held to a certificate. */
    SenderCertificates NONE = new SenderCertificates() {
        @Override
        public Set<String> of(String application, String facility) {
            return Set.of();
        }

        @Override
        public Optional<UUID> owner(Set<String> names) {
            return Optional.empty();
        }
    };

    /** The names under which certificates of this sender (MSH-3.1, MSH-4.1) are registered; empty when it is held to none. */
    Set<String> of(String application, String facility);

    /** The partner that has registered a certificate with one of these names. */
    Optional<UUID> owner(Set<String> names);
}

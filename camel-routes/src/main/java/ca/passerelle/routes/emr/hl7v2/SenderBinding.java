package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.mllp.Peer;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderCertificates;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Holds senders to their certificates: who shows one may only send as whoever has registered it, and who has registered one may only send
 * with it.
 */
final class SenderBinding {

    private final SenderCertificates certificates;

    SenderBinding(SenderCertificates certificates) {
        this.certificates = certificates;
    }

    /** What stands against this header from this peer; empty when nothing does. */
    Optional<Problem> against(Segment header, Peer peer) {
        Set<String> registered = certificates.of(header.text(3), header.text(4));
        if (peer.certificate().isEmpty()) {
            return registered.isEmpty()
                    ? Optional.empty()
                    : Optional.of(refusal("The sender named by MSH-3 and MSH-4 must show its client certificate"));
        }
        return Collections.disjoint(registered, peer.certificate())
                ? Optional.of(refusal("The client certificate is not registered for this MSH-3 and MSH-4"))
                : Optional.empty();
    }

    private static Problem refusal(String text) {
        return Problem.error("MSH-3", ProblemCode.NOT_AUTHENTICATED, text);
    }
}

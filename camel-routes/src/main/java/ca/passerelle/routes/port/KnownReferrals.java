package ca.passerelle.routes.port;

import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** The referrals that a partner is a party to, as the record has them. */
public interface KnownReferrals {

    /**
     * Those that go by one of the numbers: ours, or one that the partner gave itself under any namespace. Of several Tasks of one request the
     * open one stands for it.
     *
     * @param numbers values without a system
     */
    List<KnownReferral> byNumber(SenderProfile sender, List<String> numbers);

    /**
     * The one that a message of ours to the partner was about.
     *
     * @param controlId MSH-10 of that message, which comes back as MSA-2
     */
    List<KnownReferral> byMessage(SenderProfile sender, String controlId);

    /** The open ones about the person who bears one of the identifiers. */
    List<KnownReferral> openOf(SenderProfile sender, List<Identifier> identifiers);

    /**
     * A referral as the partner may see it, with ids and versions.
     *
     * @param role in what capacity the partner takes part; the owner's where it is both
     * @param patient who it is for
     * @param attached the resources that the Task and the request refer to as documents, results or appointments, as far as the partner may see
     *     them
     */
    record KnownReferral(
            Role role,
            Task task,
            ServiceRequest request,
            @Nullable Patient patient,
            List<Resource> attached) {

        public UUID taskId() {
            return UUID.fromString(task.getIdElement().getIdPart());
        }

        public UUID requestId() {
            return UUID.fromString(request.getIdElement().getIdPart());
        }
    }

    /** The parties of a referral. */
    enum Role {
        REQUESTER,
        OWNER
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.profiles.ProblemCode;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.kit.Problem;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Identifier;

/** REF^I15: which referral is asked about. Nothing is written. */
public final class StatusRequest {

    /** What this reads. */
    public static final Set<MessageType> TYPES = Set.of(new MessageType("REF", "I15"));

    private final Reading reading;
    private final Optional<Identifier> number;

    public StatusRequest(Hl7Message message, Envelope envelope, SenderProfile profile) {
        this.reading = new Reading(message, envelope, profile);
        this.number = BusinessKey.sent(reading);
    }

    /** The number of the referral; empty when the message gives none. */
    public Optional<Identifier> number() {
        return number;
    }

    /** The outcome when the referral is known: nothing to write. */
    public Outcome<Bundle> known() {
        ReferralPerson.note(reading);
        return Outcome.mapped(new Bundle().setType(BundleType.TRANSACTION), reading.notes());
    }

    /** The outcome when it is not, or has no number. */
    public Outcome<Bundle> unknown() {
        return Outcome.rejected(List.of(
                number.isEmpty()
                        ? Problem.error("RF1-6", ProblemCode.REQUIRED_MISSING, "Which referral is asked about?")
                        : Problem.error(
                                "RF1-6", ProblemCode.UNKNOWN_REFERRAL, "There is no referral with this number")));
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.kit.Outcome;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;

/**
 * REF^I12, REF^I13 and REF^I14 (HL7 v2.9 §11.6) to a FHIR transaction Bundle: a new referral, an amended one, a cancelled one. Pure: the
 * same message, envelope, profile and recipient give the same Bundle.
 */
public final class ReferralFromRefI12 {

    /** What this maps. */
    public static final Set<MessageType> TYPES =
            Set.of(new MessageType("REF", "I12"), new MessageType("REF", "I13"), new MessageType("REF", "I14"));

    private ReferralFromRefI12() {}

    /**
     * Maps one message.
     *
     * @param message the message as it was walked, of one of {@link #TYPES}
     * @param envelope its id and arrival
     * @param profile how its sender speaks
     * @param recipient the listing that PRD|RT names, when the directory knows it
     * @param known the referrals that its numbers name already
     * @return the Bundle with notes on all that did not simply map, or what the sender has to put right
     */
    public static Outcome<Bundle> map(
            Hl7Message message,
            Envelope envelope,
            SenderProfile profile,
            Optional<Listings.Recipient> recipient,
            List<KnownReferral> known) {
        Reading reading = new Reading(message, envelope, profile);
        if (message.event().equals("I13") && LateAmendment.isLate(known)) {
            return LateAmendment.map(reading, known);
        }
        String event = CancelledReferral.isDeletion(message) ? "I14" : message.event();
        if (!event.equals("I12") && ReferralPerson.isAnother(reading, known)) {
            return Outcome.rejected(ReferralPerson.another());
        }
        Outcome<Bundle> outcome =
                switch (event) {
                    case "I12" -> NewReferral.map(reading, recipient, known);
                    case "I13" -> AmendedReferral.map(reading, known);
                    default -> CancelledReferral.map(reading);
                };
        return reading.outcome(outcome);
    }
}

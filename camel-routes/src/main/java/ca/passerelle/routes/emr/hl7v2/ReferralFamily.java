package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.mapping.ProviderFromPrd;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralFromRefI12;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.SenderProfile;
import java.util.Optional;
import java.util.Set;

/** REF^I12, I13 and I14: a referral that is made, amended or cancelled. The directory is asked whom it goes to. */
public final class ReferralFamily implements MessageFamily {

    private final Listings listings;

    public ReferralFamily(Listings listings) {
        this.listings = listings;
    }

    @Override
    public Set<MessageType> types() {
        return ReferralFromRefI12.TYPES;
    }

    @Override
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Optional<Listings.Recipient> recipient = ProviderFromPrd.recipientIdentifiers(message).stream()
                .flatMap(identifier -> listings.byIdentifier(identifier).stream())
                .findFirst();
        return Handling.acknowledged(ReferralFromRefI12.map(message, envelope, profile, recipient));
    }
}

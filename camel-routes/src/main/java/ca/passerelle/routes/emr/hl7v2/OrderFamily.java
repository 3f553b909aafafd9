package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.mapping.ProviderFromPrd;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralFromOrder;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralNumbers;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.KnownReferrals;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.SenderProfile;
import java.util.Optional;
import java.util.Set;

/** Orders used as referrals: OMG^O19 and ORM^O01. */
public final class OrderFamily implements MessageFamily {

    private final Listings listings;
    private final KnownReferrals referrals;

    public OrderFamily(Listings listings, KnownReferrals referrals) {
        this.listings = listings;
        this.referrals = referrals;
    }

    @Override
    public Set<MessageType> types() {
        return ReferralFromOrder.TYPES;
    }

    @Override
    public Handling handle(Hl7Message message, Envelope envelope, SenderProfile profile) {
        Optional<Listings.Recipient> recipient = ProviderFromPrd.recipientIdentifiers(message).stream()
                .flatMap(identifier -> listings.byIdentifier(identifier).stream())
                .findFirst();
        return Handling.acknowledged(ReferralFromOrder.map(
                message, envelope, profile, recipient, referrals.byNumber(profile, ReferralNumbers.of(message))));
    }
}

package ca.passerelle.routes.emr.hl7v2;

import ca.passerelle.routes.emr.hl7v2.mapping.MessageType;
import ca.passerelle.routes.emr.hl7v2.mapping.ProviderFromPrd;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralFromRefI12;
import ca.passerelle.routes.emr.hl7v2.mapping.ReferralNumbers;
import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.ReadMarks;
import ca.passerelle.routes.kit.Envelope;
import ca.passerelle.routes.port.KnownReferrals;
import ca.passerelle.routes.port.KnownReferrals.KnownReferral;
import ca.passerelle.routes.port.Listings;
import ca.passerelle.routes.port.SenderProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** REF^I12, I13 and I14: a referral that is made, amended or cancelled. The directory is asked whom it goes to. */
public final class ReferralFamily implements MessageFamily {

    private final Listings listings;
    private final KnownReferrals referrals;

    public ReferralFamily(Listings listings, KnownReferrals referrals) {
        this.listings = listings;
        this.referrals = referrals;
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
        return Handling.acknowledged(
                ReferralFromRefI12.map(message, envelope, profile, recipient, known(message, profile)));
    }

    /** A new referral may be one that was kept as a draft; one that is to be changed or cancelled may be over, or another person's. Asking for it is not reading. */
    private List<KnownReferral> known(Hl7Message message, SenderProfile profile) {
        return referrals.byNumber(profile, ReferralNumbers.of(message.marking(new ReadMarks())));
    }
}

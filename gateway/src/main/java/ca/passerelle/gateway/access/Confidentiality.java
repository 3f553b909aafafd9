package ca.passerelle.gateway.access;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ConfidentialityLevel;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Who may see what is labelled restricted ({@code R}, {@code V} of HL7's confidentiality codes): everybody whom taking part entitles, except
 * community organisations. What is a partner's own record it sees always.
 */
@Component
public class Confidentiality {

    private final Partners partners;

    Confidentiality(Partners partners) {
        this.partners = partners;
    }

    /** Whether a partner that takes part may see the resource as it will be labelled. */
    public boolean mayBeSeenBy(UUID partner, ResourceKey key, Writing writing) {
        return ConfidentialityLevel.restriction(writing.labels(key)).isEmpty()
                || !isCommunity(partner)
                || writing.custodian(key).filter(partner::equals).isPresent();
    }

    /** Whether a partner is of the kind that restricted records are kept from. */
    public boolean isCommunity(UUID partner) {
        return partners.byId(partner)
                .filter(known -> known.kind() == Partner.Kind.COMMUNITY)
                .isPresent();
    }
}

package ca.passerelle.gateway.access;

import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.Systems;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.springframework.stereotype.Component;

/**
 * Who may see what is labelled restricted ({@code R}, {@code V} of HL7's confidentiality codes): everybody whom taking part entitles, except
 * community organisations. What is a partner's own record it sees always.
 */
@Component
public class Confidentiality {

    private static final List<String> RESTRICTED = List.of("R", "V");

    private final Partners partners;

    Confidentiality(Partners partners) {
        this.partners = partners;
    }

    /** Whether a partner that takes part may see the resource as it will be labelled. */
    public boolean mayBeSeenBy(UUID partner, ResourceKey key, Writing writing) {
        return restriction(writing.labels(key)).isEmpty()
                || !isCommunity(partner)
                || writing.custodian(key).filter(partner::equals).isPresent();
    }

    /** Whether a partner is of the kind that restricted records are kept from. */
    public boolean isCommunity(UUID partner) {
        return partners.byId(partner)
                .filter(known -> known.kind() == Partner.Kind.COMMUNITY)
                .isPresent();
    }

    /** The label that restricts, the strongest of several; empty where none does. */
    public static Optional<Coding> restriction(Collection<Coding> labels) {
        return labels.stream()
                .filter(label -> Systems.CONFIDENTIALITY.equals(label.getSystem()))
                .filter(label -> RESTRICTED.contains(label.getCode()))
                .max(Comparator.comparing(label -> RESTRICTED.indexOf(label.getCode())));
    }
}

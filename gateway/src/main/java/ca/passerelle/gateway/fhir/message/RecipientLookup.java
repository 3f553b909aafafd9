package ca.passerelle.gateway.fhir.message;

import ca.passerelle.gateway.partner.MessageSenders;
import ca.passerelle.gateway.partner.Partner;
import ca.passerelle.gateway.partner.Partners;
import ca.passerelle.gateway.record.Caller;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.Systems;
import ca.passerelle.routes.emr.fhir.mapping.message.RecipientName;
import ca.passerelle.routes.port.Listings;
import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.HealthcareService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is asked by a new referral: from the names in a message to an organisation that can be told. */
@Component
class RecipientLookup {

    /** A shorter number without a system of ours could be anybody's. */
    private static final int TELLING_LENGTH = 6;

    private final Partners partners;
    private final MessageSenders senders;
    private final Listings listings;
    private final FhirRecord record;
    private final FhirContext fhir;

    RecipientLookup(Partners partners, MessageSenders senders, Listings listings, FhirRecord record, FhirContext fhir) {
        this.partners = partners;
        this.senders = senders;
        this.listings = listings;
        this.record = record;
        this.fhir = fhir;
    }

    /**
     * Who answers.
     *
     * @param owner FHIR id of its Organization; null when anybody may take the referral up
     * @param service FHIR id of the HealthcareService that is asked; null when none is named
     * @param known whether the message names it, and it does not stand in
     */
    record Recipient(@Nullable UUID owner, @Nullable UUID service, boolean known) {}

    Recipient find(Caller caller, List<RecipientName> names) {
        return names.stream()
                .map(name -> named(caller, name))
                .flatMap(Optional::stream)
                .filter(recipient -> !caller.organization().equals(recipient.owner()))
                .findFirst()
                .orElseGet(() ->
                        new Recipient(senders.linkWorkers(caller.partner()).orElse(null), null, false));
    }

    private Optional<Recipient> named(Caller caller, RecipientName name) {
        if (name.literal()) {
            return ResourceKey.uuid(name.value()).flatMap(id -> literal(caller, new ResourceKey(name.system(), id)));
        }
        if (name.system().equals(Systems.PARTNER_NUMBER)) {
            return partners.byKey(name.value()).map(RecipientLookup::partner);
        }
        boolean telling =
                name.value().length() >= TELLING_LENGTH || name.system().startsWith(Systems.FEED_RECORD);
        return telling
                ? listings.byIdentifier(name.value())
                        .map(found -> new Recipient(found.organization(), found.service(), true))
                : Optional.empty();
    }

    private Optional<Recipient> literal(Caller caller, ResourceKey key) {
        if (key.type().equals("Organization")) {
            return partners.byOrganization(key.id()).map(RecipientLookup::partner);
        }
        if (!key.type().equals("HealthcareService")) {
            return Optional.empty();
        }
        return record.readAll(caller, List.of(key)).stream()
                .map(stored -> fhir.newJsonParser().parseResource(HealthcareService.class, stored.json()))
                .flatMap(service -> ResourceKey.of(service.getProvidedBy()).stream())
                .flatMap(provider -> partners.byOrganization(provider.id()).stream())
                .map(provider -> new Recipient(provider.organization(), key.id(), true))
                .findFirst();
    }

    private static Recipient partner(Partner partner) {
        return new Recipient(partner.organization(), null, true);
    }
}

package ca.passerelle.routes.emr.hl7v2.mapping;

import ca.passerelle.routes.emr.hl7v2.wire.Hl7Message;
import ca.passerelle.routes.emr.hl7v2.wire.Repetition;
import ca.passerelle.routes.emr.hl7v2.wire.Segment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** PRD to Practitioner and PractitionerRole for who refers; the identifiers of who is referred to. */
public final class ProviderFromPrd {

    private static final Set<String> REFERRING = Set.of("RP");
    private static final Set<String> REFERRED_TO = Set.of("RT", "IR");

    private ProviderFromPrd() {}

    /** The identifiers (PRD-7.1, PRT-5.1, PRT-8) of those that the message refers to, by which a listing may be known. */
    public static List<String> recipientIdentifiers(Hl7Message message) {
        return recipients(message).stream()
                .flatMap(ProviderFromPrd::identifiers)
                .filter(identifier -> !identifier.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<String> identifiers(Segment recipient) {
        return recipient.name().equals("PRT")
                ? ParticipantsFromPrt.identifiers(recipient)
                : recipient.field(7).repetitions().stream().map(pln -> pln.text(1));
    }

    /** Those that the message refers to. */
    static List<Segment> recipients(Hl7Message message) {
        return Stream.concat(
                        message.all("PRD").stream().filter(prd -> plays(prd, REFERRED_TO)),
                        ParticipantsFromPrt.playing(message, REFERRED_TO).stream())
                .toList();
    }

    /**
     * Adds who refers.
     *
     * @param organization the sender's Organization, which the role belongs to
     * @return the role, or the organisation when the message names nobody
     */
    static Reference requester(Reading reading, Reference organization, Entries entries) {
        Optional<Segment> first = reading.message().all("PRD").stream()
                .filter(prd -> plays(prd, REFERRING))
                .filter(prd -> prd.field(2).hasValue() || prd.field(7).hasValue())
                .findFirst();
        for (Segment prd : reading.message().all("PRD")) {
            boolean known = plays(prd, REFERRED_TO) || first.filter(prd::equals).isPresent();
            if (known) {
                prd.field(1).understood();
            } else {
                boolean nobody = plays(prd, REFERRING) && first.isEmpty();
                reading.unmapped(
                        prd.location(),
                        nobody
                                ? "who refers has neither a name (PRD-2) nor an identifier (PRD-7); the sender's organisation stands for it"
                                : "this provider has no part in the referral; kept in the original only");
            }
        }
        return first.map(prd -> role(prd, reading, organization, entries))
                .or(() -> ParticipantsFromPrt.requester(reading, REFERRING, organization, entries))
                .orElse(organization);
    }

    private static Reference role(Segment prd, Reading reading, Reference organization, Entries entries) {
        Practitioner practitioner = practitioner(prd, reading);
        PractitionerRole role = new PractitionerRole()
                .setOrganization(organization)
                .setTelecom(ContactFromXtn.contacts(prd.field(5), ContactPointUse.WORK));
        if (!practitioner.hasIdentifier()) {
            role.setPractitioner(entries.post("practitioner", practitioner));
            return entries.post("role", role);
        }
        Identifier key = practitioner.getIdentifierFirstRep();
        role.setPractitioner(entries.postOnce("practitioner", practitioner, key));
        // The role has a system of the partner's own: the same licence may act for other organisations too.
        Identifier roleKey =
                new Identifier().setSystem(reading.partnerSystem("role")).setValue(key.getValue());
        return entries.postOnce("role", role.addIdentifier(roleKey), roleKey);
    }

    private static Practitioner practitioner(Segment prd, Reading reading) {
        Practitioner practitioner = new Practitioner();
        for (Repetition pln : prd.field(7).repetitions()) {
            if (!pln.text(1).isEmpty()) {
                practitioner.addIdentifier(identifier(pln, reading));
            }
        }
        PersonParts.names(prd.field(2)).forEach(practitioner::addName);
        PersonParts.addresses(prd.field(3)).forEach(practitioner::addAddress);
        return practitioner;
    }

    private static Identifier identifier(Repetition pln, Reading reading) {
        String type = pln.text(2);
        String authority = pln.text(3);
        String system = Optional.ofNullable(authorities(reading, authority))
                .orElseGet(() -> reading.partnerSystem("provider", authority.isEmpty() ? type : authority));
        return new Identifier().setSystem(system).setValue(pln.text(1));
    }

    private static @Nullable String authorities(Reading reading, String authority) {
        return reading.profile().patients().system(authority).orElse(null);
    }

    private static boolean plays(Segment prd, Set<String> roles) {
        return prd.field(1).repetitions().stream()
                .anyMatch(role -> roles.contains(role.text(1).toUpperCase(Locale.ROOT)));
    }
}

package ca.passerelle.gateway.record.content;

import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Invariants of persons, organizations and what they agree to. */
final class PartyRules {

    private static final Pattern OTHER_TYPE = Pattern.compile("(.*/)?(?!Practitioner[/?])[A-Z][A-Za-z]+[/?][^/]+");

    static final List<Rule> ALL = List.of(
            Rule.of(
                    Patient.ContactComponent.class,
                    "pat-1",
                    "A contact has a name, a telecom, an address or an organization.",
                    contact -> contact.hasName()
                            || contact.hasTelecom()
                            || contact.hasAddress()
                            || contact.hasOrganization()),
            Rule.of(
                    Organization.class,
                    "org-1",
                    "An organization has an identifier or a name.",
                    organization -> organization.hasIdentifier() || organization.hasName()),
            Rule.of(
                    Organization.class,
                    "org-2",
                    "An address of an organization is never of use home.",
                    organization -> !organization.hasAddress()
                            || organization.getAddress().stream()
                                    .noneMatch(address -> address.getUse() == AddressUse.HOME)),
            Rule.of(
                    Organization.class,
                    "org-3",
                    "A telecom of an organization is never of use home.",
                    organization -> !organization.hasTelecom()
                            || organization.getTelecom().stream()
                                    .noneMatch(telecom -> telecom.getUse() == ContactPointUse.HOME)),
            Rule.of(
                    CareTeamParticipantComponent.class,
                    "ctm-1",
                    "Only a Practitioner takes part on behalf of an organization.",
                    participant -> !participant.hasOnBehalfOf()
                            || !participant.hasMember()
                            || mayBePractitioner(participant.getMember())),
            Rule.of(
                    Group.class,
                    "grp-1",
                    "Only an actual group has members.",
                    group -> !group.hasMember() || group.getActual()),
            Rule.of(
                    Consent.class,
                    "ppc-1",
                    "A consent has a policy or a policyRule.",
                    consent -> consent.hasPolicy() || consent.hasPolicyRule()));

    private PartyRules() {}

    /** Unless the reference says that it leads to something else. */
    private static boolean mayBePractitioner(Reference member) {
        String literal = member.getReference();
        return literal == null || !OTHER_TYPE.matcher(literal).matches();
    }
}

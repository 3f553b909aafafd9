package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Confidentiality;
import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.gateway.record.Writing;
import ca.passerelle.profiles.ConfidentialityLevel;
import ca.passerelle.profiles.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/**
 * Restricted records and referrals: no community organisation comes to answer for a referral that it may not read, and nothing of a restricted
 * referral goes on to one without the person's consent.
 */
@Component
class Restrictions {

    /** People of the sender's own: nothing is told of the person by them. */
    private static final Set<String> NOT_ABOUT_THE_PERSON = Set.of("Practitioner", "PractitionerRole");

    private final Confidentiality confidentiality;
    private final Participation participation;
    private final ReferralLog log;

    Restrictions(Confidentiality confidentiality, Participation participation, ReferralLog log) {
        this.confidentiality = confidentiality;
        this.participation = participation;
        this.log = log;
    }

    /** Somebody comes to answer for a referral, or nobody does yet: whether that may be, and under which label. */
    void assign(Referral referral, Writing writing) {
        UUID parent = referral.parent();
        if (parent != null) {
            restriction(log.find(parent).orElseThrow(), writing)
                    .filter(label -> !isConsented(referral, writing))
                    .ifPresent(label ->
                            own(referral).forEach(key -> writing.change(key).label(label)));
        }
        UUID owner = referral.owner();
        if (owner != null
                && confidentiality.isCommunity(owner)
                && !owner.equals(referral.requester())
                && restriction(referral, writing).isPresent()) {
            throw Refusal.unprocessable(
                    "Task.owner",
                    ProblemCode.NOT_ALLOWED,
                    parent == null
                            ? "The person's record is restricted: refer to link workers, not to a community organisation."
                            : "The person's record is restricted: a community organisation is referred to by a request whose"
                                    + " supportingInfo names the person's active Consent.");
        }
    }

    /** A Patient becomes restricted: so does what community organisations were sent of that person before. */
    void change(Change patient, Writing writing) {
        Optional<Coding> label = ConfidentialityLevel.restriction(patient.labels());
        boolean before = patient.before() != null
                && ConfidentialityLevel.restriction(patient.before().getMeta().getSecurity())
                        .isPresent();
        if (label.isEmpty() || before) {
            return;
        }
        for (Referral referral : log.of(patient.key().id(), patient.custodian())) {
            UUID owner = referral.owner();
            if (owner != null && confidentiality.isCommunity(owner)) {
                participation.reach(referral, writing).stream()
                        .filter(key -> !NOT_ABOUT_THE_PERSON.contains(key.type()))
                        .forEach(key -> writing.change(key).label(label.get()));
            }
        }
    }

    private static Optional<Coding> restriction(Referral referral, Writing writing) {
        List<Coding> labels = new ArrayList<>();
        own(referral).forEach(key -> labels.addAll(writing.labels(key)));
        return ConfidentialityLevel.restriction(labels);
    }

    private static List<ResourceKey> own(Referral referral) {
        List<ResourceKey> own = new ArrayList<>(List.of(
                ReferralWork.taskKey(referral.id()), new ResourceKey("ServiceRequest", referral.serviceRequest())));
        if (referral.patient() != null) {
            own.add(new ResourceKey("Patient", referral.patient()));
        }
        return own;
    }

    private static boolean isConsented(Referral referral, Writing writing) {
        return writing
                .current(new ResourceKey("ServiceRequest", referral.serviceRequest()))
                .map(ServiceRequest.class::cast)
                .map(ServiceRequest::getSupportingInfo)
                .orElse(List.of())
                .stream()
                .flatMap(reference -> consent(reference, writing).stream())
                .anyMatch(consent -> consent.getStatus() == ConsentState.ACTIVE
                        && consent.getProvision().getType() != ConsentProvisionType.DENY);
    }

    private static Optional<Consent> consent(Reference reference, Writing writing) {
        return ResourceKey.of(reference)
                .filter(key -> key.type().equals("Consent"))
                .flatMap(writing::current)
                .map(Consent.class::cast);
    }
}

package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.record.Change;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ReferralEventKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/**
 * A Consent is over, by its time or because it was withdrawn: both parties of each open referral whose request names it
 * ({@code ServiceRequest.supportingInfo}) learn of it, but for the one that ended it.
 */
@Component
class EndedConsents {

    private final ReferralLog log;

    EndedConsents(ReferralLog log) {
        this.log = log;
    }

    void change(Change change, ReferralWork work) {
        Optional<ResourceKey> patient = ended(change).flatMap(consent -> ResourceKey.of(consent.getPatient()));
        if (patient.isEmpty()) {
            return;
        }
        for (Referral open : log.openOf(patient.get().id(), change.custodian())) {
            if (!work.isDrafted(open.id()) && names(open, change.key(), work)) {
                Referral locked = log.lock(open.id()).orElseThrow();
                work.note(locked, ReferralEventKind.CONSENT_ENDED, "consent-ended", parties(locked, work));
            }
        }
    }

    private static Optional<Consent> ended(Change change) {
        return change.before() instanceof Consent before
                        && change.after() instanceof Consent after
                        && before.getStatus() == ConsentState.ACTIVE
                        && after.getStatus() != ConsentState.ACTIVE
                ? Optional.of(after)
                : Optional.empty();
    }

    private static boolean names(Referral referral, ResourceKey consent, ReferralWork work) {
        return work
                .writing()
                .current(Consequences.requestKey(referral))
                .map(request -> ((ServiceRequest) request).getSupportingInfo())
                .stream()
                .flatMap(List::stream)
                .flatMap(info -> ResourceKey.of(info).stream())
                .anyMatch(consent::equals);
    }

    private static Set<UUID> parties(Referral referral, ReferralWork work) {
        Set<UUID> told = new LinkedHashSet<>();
        told.add(referral.requester());
        Optional.ofNullable(referral.owner()).ifPresent(told::add);
        told.remove(work.caller().partner());
        return told;
    }
}

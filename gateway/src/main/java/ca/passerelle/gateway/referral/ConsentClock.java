package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.stereotype.Component;

/**
 * Ends consents whose time is over: a Consent that is active after its {@code provision.period} becomes inactive, as a version of its own, and
 * the referrals that name it are told ({@link EndedConsents}). One that its custodian changes at the same moment is looked at again.
 */
@Component
public class ConsentClock {

    private static final int AT_ONCE = 100;

    private final FhirRecord record;
    private final FhirContext fhir;
    private final Clock clock;

    ConsentClock(FhirRecord record, FhirContext fhir, Clock clock) {
        this.record = record;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** Ends all whose time has come. Gives how many. */
    public int ring() {
        int ended = 0;
        int inRound = AT_ONCE;
        while (inRound == AT_ONCE) {
            List<StoredResource> over = over();
            inRound = 0;
            for (StoredResource consent : over) {
                inRound += end(consent) ? 1 : 0;
            }
            ended += inRound;
        }
        return ended;
    }

    private List<StoredResource> over() {
        return record.search(
                        Callers.GATEWAY,
                        SearchFromQuery.of(
                                "Consent",
                                Map.of(
                                        "status", List.of("active"),
                                        "period", List.of("eb" + clock.instant()),
                                        "_count", List.of(Integer.toString(AT_ONCE)))))
                .matches();
    }

    private boolean end(StoredResource stored) {
        Consent consent = fhir.newJsonParser().parseResource(Consent.class, stored.json());
        consent.setStatus(ConsentState.INACTIVE);
        try {
            record.write(
                    Callers.GATEWAY, List.of(Instruction.update(stored.key().id(), consent, stored.version())));
            return true;
        } catch (Refusal changedMeanwhile) {
            return false;
        }
    }
}

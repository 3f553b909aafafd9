package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.Instruction;
import ca.passerelle.gateway.record.Refusal;
import ca.passerelle.gateway.record.StoredResource;
import ca.passerelle.gateway.record.search.SearchFromQuery;
import ca.passerelle.gateway.record.search.TimeRange;
import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends consents whose time comes to its end: a Consent that is active after its {@code provision.period} becomes inactive, as a version of its
 * own, and the referrals that name it are told ({@link EndedConsents}). One that was over already when it was written stays as its custodian
 * wrote it; one that its custodian changes at the same moment is looked at again.
 */
@Component
public class ConsentClock {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentClock.class);

    /** For longer no gateway stands still; what ended before is not looked for at every ring. */
    private static final Duration LOOK_BACK = Duration.ofDays(31);

    private static final int MOST = 1_000;

    private final FhirRecord record;
    private final FhirContext fhir;
    private final Clock clock;

    ConsentClock(FhirRecord record, FhirContext fhir, Clock clock) {
        this.record = record;
        this.fhir = fhir;
        this.clock = clock;
    }

    /** Ends all whose time has come, at most a thousand at a ring. Gives how many. */
    public int ring() {
        int ended = 0;
        for (StoredResource stored : over(clock.instant())) {
            Consent consent = fhir.newJsonParser().parseResource(Consent.class, stored.json());
            TimeRange end = TimeRange.read(
                    consent.getProvision().getPeriod().getEndElement().getValueAsString());
            if (end != null && stored.updated().isBefore(end.high())) {
                ended += end(stored, consent) ? 1 : 0;
            }
        }
        return ended;
    }

    private List<StoredResource> over(Instant now) {
        return record.lookUp(
                Callers.GATEWAY,
                SearchFromQuery.of(
                        "Consent",
                        Map.of(
                                "status", List.of("active"),
                                "period", List.of("eb" + now, "ge" + now.minus(LOOK_BACK)),
                                "_count", List.of(Integer.toString(MOST)))));
    }

    private boolean end(StoredResource stored, Consent consent) {
        consent.setStatus(ConsentState.INACTIVE);
        try {
            record.write(
                    Callers.GATEWAY, List.of(Instruction.update(stored.key().id(), consent, stored.version())));
            return true;
        } catch (Refusal refused) {
            if (refused.kind() != Refusal.Kind.STALE) {
                LOG.error("Clock: Consent {} cannot be ended: {}", stored.key().id(), refused.kind());
            }
            return false;
        }
    }
}

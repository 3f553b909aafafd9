package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.access.Callers;
import ca.passerelle.gateway.record.FhirRecord;
import ca.passerelle.gateway.record.ResourceKey;
import ca.passerelle.profiles.ReferralEventKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The next event of a referral that stands where it stood: a clock has rung for it. */
@Component
class ClockEvents {

    private final FhirRecord record;

    ClockEvents(FhirRecord record) {
        this.record = record;
    }

    /**
     * @param clock what was awaited
     * @param patientTask what the person was asked, where the clock was hers
     */
    ReferralEvent of(Referral referral, ReferralEventKind kind, String clock, Instant at, @Nullable UUID patientTask) {
        UUID patient = referral.patient();
        return new ReferralEvent(
                referral.id(),
                referral.version() + 1,
                kind,
                "clock-" + clock,
                at,
                Callers.GATEWAY.partner(),
                referral.state(),
                referral.state(),
                null,
                version(ReferralWork.taskKey(referral.id())),
                version(Consequences.requestKey(referral)),
                patient == null ? null : version(new ResourceKey("Patient", patient)),
                patientTask,
                null);
    }

    private int version(ResourceKey key) {
        return record.read(Callers.GATEWAY, key).version();
    }
}

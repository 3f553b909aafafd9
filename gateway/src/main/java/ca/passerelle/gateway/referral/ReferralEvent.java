package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.ReferralEventKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a referral's log.
 *
 * @param version gapless within the referral, from 1; 0 before it is appended
 * @param rule the transition by which it came about, or {@code note}
 * @param actor the partner by whose act it came about
 * @param taskVersion which version of the Task shows it; likewise of the ServiceRequest and the Patient
 * @param patientTask the patient Task that it is about, where it is about one
 */
public record ReferralEvent(
        UUID referral,
        long version,
        ReferralEventKind kind,
        String rule,
        Instant at,
        UUID actor,
        State from,
        State to,
        @Nullable String reasonCode,
        int taskVersion,
        int requestVersion,
        @Nullable Integer patientVersion,
        @Nullable UUID patientTask) {}

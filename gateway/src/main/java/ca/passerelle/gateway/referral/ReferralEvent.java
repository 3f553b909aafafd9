package ca.passerelle.gateway.referral;

import ca.passerelle.gateway.referral.Lifecycle.State;
import ca.passerelle.profiles.ReferralEventKind;
import java.time.Instant;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a referral's log.
 *
 * @param version gapless within the referral, from 1; 0 before it is appended
 * @param rule the transition by which it came about, or {@code note}
 * @param actor the partner by whose act it came about
 * @param taskVersion which version of the Task shows it; likewise of the ServiceRequest and the Patient
 * @param user identifier of the person who acted for the actor, {@code system|value}
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
        @Nullable UUID patientTask,
        @Nullable String user) {

    /** Who acted, as an identifier; null where nobody said who. */
    public @Nullable Identifier actingUser() {
        if (user == null) {
            return null;
        }
        int bar = user.indexOf('|');
        Identifier identifier = new Identifier().setValue(user.substring(bar + 1));
        return bar > 0 ? identifier.setSystem(user.substring(0, bar)) : identifier;
    }
}

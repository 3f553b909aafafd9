package ca.passerelle.routes.emr.fhir.mapping.message;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway found for a message.
 *
 * @param owner FHIR id of the Organization that answers a new referral; null leaves it to be claimed
 * @param service FHIR id of the HealthcareService that is asked; null when none of ours was named
 * @param recipientKnown whether it is what the message names, and not a stand-in
 * @param referrals by the place of the {@link ReferralHandle} that names them
 */
public record MessageContext(
        @Nullable UUID owner, @Nullable UUID service, boolean recipientKnown, Map<String, KnownReferral> referrals) {

    Optional<KnownReferral> referral(String place) {
        return Optional.ofNullable(referrals.get(place));
    }
}

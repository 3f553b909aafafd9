package ca.passerelle.routes.port;

import java.util.Optional;
import java.util.UUID;

/** The directory, as far as a referral that names its recipient needs it. */
public interface Listings {

    /** The listing that any feed knows by this identifier and whose organisation can receive referrals; empty when none does. */
    Optional<Recipient> byIdentifier(String value);

    /**
     * A service that can be referred to.
     *
     * @param service FHIR id of the HealthcareService
     * @param organization FHIR id of the Organization that answers for it
     * @param community whether that is a community organisation, which is not told what is restricted
     */
    record Recipient(UUID service, UUID organization, boolean community) {}
}

/**
 * The referral: its lifecycle by one transition table, its append-only log, who takes part, and who is told. Every door passes through
 * {@link ca.passerelle.gateway.referral.ReferralRule}.
 */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "record :: search",
            "partner",
            "access",
            "delivery",
            "audit",
            "secret",
            "database"
        })
@NullMarked
package ca.passerelle.gateway.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

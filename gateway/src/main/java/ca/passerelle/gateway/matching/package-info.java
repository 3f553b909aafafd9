/**
 * Matching of people to services: what is sought is weighed against the directory, explained, and forgotten; where nothing was found, that
 * a need is not met in an area is counted.
 */
@ApplicationModule(
        allowedDependencies = {
            "record",
            "record :: search",
            "access",
            "partner",
            "database",
            "referral",
            "secret",
            "duplicates"
        })
@NullMarked
package ca.passerelle.gateway.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

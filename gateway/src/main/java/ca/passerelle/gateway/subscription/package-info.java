/** Subscriptions: what FHIR partners open, look at and catch up on for themselves, beside the endpoints of the registry. */
@ApplicationModule(allowedDependencies = {"record", "access", "partner", "database"})
@NullMarked
package ca.passerelle.gateway.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Guaranteed delivery: what a committed change owes to whom, in lanes that keep the order of a referral, until it is delivered or
 * visibly parked.
 */
@ApplicationModule(allowedDependencies = {"partner", "journal", "secret", "audit", "database"})
@NullMarked
package ca.passerelle.gateway.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

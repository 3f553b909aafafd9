/**
 * Which listings of different feeds are one real service: found by what they have in common, kept beside the listings, decided by people where
 * it is not plain. No listing is ever changed, merged or removed here.
 */
@ApplicationModule(allowedDependencies = {"record", "access", "partner", "directory", "audit"})
@NullMarked
package ca.passerelle.gateway.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

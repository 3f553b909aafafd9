/**
 * The directory of services: imports feeds into the record, searches them, and answers who can be referred to. Listings are public to every
 * partner; feeds belong to one.
 */
@ApplicationModule(allowedDependencies = {"record", "access", "partner", "blob", "secret"})
@NullMarked
package ca.passerelle.gateway.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

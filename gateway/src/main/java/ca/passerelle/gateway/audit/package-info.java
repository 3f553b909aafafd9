/** Who did what to whose record: append-only, and complete or nothing happens. */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package ca.passerelle.gateway.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

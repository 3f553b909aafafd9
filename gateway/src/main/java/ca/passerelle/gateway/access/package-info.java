/** Who may do what: turns a partner into a caller, and guards custody of what is written. */
@ApplicationModule(allowedDependencies = {"record", "record :: search", "partner", "audit"})
@NullMarked
package ca.passerelle.gateway.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The partner registry: who takes part, how it authenticates, how its systems speak, and where it wants to be told. */
@ApplicationModule(allowedDependencies = {"secret"})
@NullMarked
package ca.passerelle.gateway.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Keeps what must not be read in the database sealed, and signs what leaves by mail. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package ca.passerelle.gateway.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

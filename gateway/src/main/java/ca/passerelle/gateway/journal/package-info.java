/** Every message as it came and as it was answered, so that nothing is lost and a repeat is recognised. */
@ApplicationModule(allowedDependencies = {"secret", "database"})
@NullMarked
package ca.passerelle.gateway.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

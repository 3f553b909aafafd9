/** How the modules speak to the database together. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package ca.passerelle.gateway.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The sandbox: an embedded database and receivers that keep what they are sent. Nothing of it is there in production. */
@ApplicationModule(allowedDependencies = {"partner", "access", "record", "directory"})
@NullMarked
package ca.passerelle.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What guides and we ourselves ask of a gateway, whether it is met, and which test proves it. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package ca.passerelle.gateway.conformance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The directory given back in the format of its feeds: an HSDS 3.1 API. Every partner may read it. */
@ApplicationModule(allowedDependencies = {"record", "access", "matching"})
@NullMarked
package ca.passerelle.gateway.publishing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Documents by their content: kept once, sealed, and read part by part. It knows no resource and no caller: who may read is decided above. */
@ApplicationModule(allowedDependencies = {"secret"})
@NullMarked
package ca.passerelle.gateway.blob;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

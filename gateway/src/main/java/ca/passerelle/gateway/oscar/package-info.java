/**
 * The upload door of OSCAR and its family: a form with an encrypted HL7 v2 message. Its cryptography is as old as the systems that use it
 * (AES in ECB mode, MD5 with RSA), lives here alone, and is off unless it is configured.
 */
@ApplicationModule(allowedDependencies = {"partner"})
@NullMarked
package ca.passerelle.gateway.oscar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

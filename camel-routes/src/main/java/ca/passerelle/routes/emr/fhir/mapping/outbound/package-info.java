/** From what happened to a referral to the FHIR message that tells a partner of it, and from its answer to how that went. Pure functions. */
@NullMarked
package ca.passerelle.routes.emr.fhir.mapping.outbound;

import org.jspecify.annotations.NullMarked;

/** The FHIR R4 face of a cleaned directory: Organization, Location and HealthcareService with ids that stay the same from run to run. */
@NullMarked
package ca.passerelle.routes.directory.fhir;

import org.jspecify.annotations.NullMarked;

/** FHIR partners: the signed notification that tells them to look. */
@NullMarked
package ca.passerelle.routes.emr.fhir;

import org.jspecify.annotations.NullMarked;

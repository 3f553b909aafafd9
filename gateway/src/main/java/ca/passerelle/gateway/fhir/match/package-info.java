/** Matching of people to services as FHIR operations: Parameters in, a searchset or Parameters out. */
@NullMarked
package ca.passerelle.gateway.fhir.match;

import org.jspecify.annotations.NullMarked;

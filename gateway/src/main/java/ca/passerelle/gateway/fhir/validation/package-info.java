/** Whether a resource conforms, by HAPI's instance validator: for {@code $validate} alone, never for a write. */
@NullMarked
package ca.passerelle.gateway.fhir.validation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ca.passerelle.gateway.fhir.validation;

import org.jspecify.annotations.NullMarked;

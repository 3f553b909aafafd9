@NullMarked
package ca.passerelle.gateway.fhir.conformance;

import org.jspecify.annotations.NullMarked;

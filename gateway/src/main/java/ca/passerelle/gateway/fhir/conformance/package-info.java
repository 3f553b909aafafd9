/** The definitions that come with the gateway, read-only: what its canonical URLs lead to. */
@NullMarked
package ca.passerelle.gateway.fhir.conformance;

import org.jspecify.annotations.NullMarked;

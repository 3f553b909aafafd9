@NullMarked
package ca.passerelle.gateway.fhir;

import org.jspecify.annotations.NullMarked;

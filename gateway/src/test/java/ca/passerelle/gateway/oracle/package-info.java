/** The gateway's FHIR server beside HAPI's JPA server: the same writes and the same questions, and every difference has a name. */
@NullMarked
package ca.passerelle.gateway.oracle;

import org.jspecify.annotations.NullMarked;

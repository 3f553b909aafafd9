/** Referrals by HL7 v2 over MLLP: the door they come in by and the client that carries progress back. */
@NullMarked
package ca.passerelle.routes.emr.hl7v2;

import org.jspecify.annotations.NullMarked;

/** The meaning of HL7 v2 referral messages: REF to FHIR, FHIR to RRI, ORU and ACK, all pure functions. */
@NullMarked
package ca.passerelle.routes.emr.hl7v2.mapping;

import org.jspecify.annotations.NullMarked;

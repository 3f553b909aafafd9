/**
 * FHIR messages (R4 section 2.4) of CA:eReC and BSeR to what the record writes, and the answers to them. Pure: the message, its sender and
 * what the record knows come in.
 */
@NullMarked
package ca.passerelle.routes.emr.fhir.mapping.message;

import org.jspecify.annotations.NullMarked;

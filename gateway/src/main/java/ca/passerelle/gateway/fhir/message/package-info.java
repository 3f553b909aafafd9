/** FHIR messages: each is journalled, mapped, carried out and answered in one transaction, and once. */
@NullMarked
package ca.passerelle.gateway.fhir.message;

import org.jspecify.annotations.NullMarked;

/** The parts of reading a message, each by itself. */
@NullMarked
package ca.passerelle.routes.emr.fhir.mapping.message;

import org.jspecify.annotations.NullMarked;

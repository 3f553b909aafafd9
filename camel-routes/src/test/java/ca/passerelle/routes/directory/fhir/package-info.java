/** Tests of directory fhir. */
@NullMarked
package ca.passerelle.routes.directory.fhir;

import org.jspecify.annotations.NullMarked;

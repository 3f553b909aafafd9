/** The directory given back: HSDS 3.1 from the FHIR resources that it is kept as. */
@NullMarked
package ca.passerelle.routes.directory.publishing;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package ca.passerelle.routes.emr.hl7v2;

import org.jspecify.annotations.NullMarked;

/** Tests of the package of the same name. */
@NullMarked
package ca.passerelle.routes.directory.intake;

import org.jspecify.annotations.NullMarked;

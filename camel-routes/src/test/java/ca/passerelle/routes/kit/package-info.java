/** Tests of the package of the same name. */
@NullMarked
package ca.passerelle.routes.kit;

import org.jspecify.annotations.NullMarked;

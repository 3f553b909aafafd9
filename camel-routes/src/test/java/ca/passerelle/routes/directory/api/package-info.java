/** Tests of the package of the same name. */
@NullMarked
package ca.passerelle.routes.directory.api;

import org.jspecify.annotations.NullMarked;

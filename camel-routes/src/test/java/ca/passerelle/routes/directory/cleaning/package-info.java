/** Tests of directory cleaning. */
@NullMarked
package ca.passerelle.routes.directory.cleaning;

import org.jspecify.annotations.NullMarked;

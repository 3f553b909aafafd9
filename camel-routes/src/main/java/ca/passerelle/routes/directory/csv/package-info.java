/** Plain tables whose columns a feed's registration explains. */
@NullMarked
package ca.passerelle.routes.directory.csv;

import org.jspecify.annotations.NullMarked;

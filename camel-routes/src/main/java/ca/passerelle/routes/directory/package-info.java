/** What every directory feed shares, whatever its format: the rules it is held against and the findings it leaves behind. */
@NullMarked
package ca.passerelle.routes.directory;

import org.jspecify.annotations.NullMarked;

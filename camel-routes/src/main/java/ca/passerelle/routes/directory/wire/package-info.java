/** Files as they arrive: zip, folder or single file, with the guards that a stranger's file needs, their character set and their lines. */
@NullMarked
package ca.passerelle.routes.directory.wire;

import org.jspecify.annotations.NullMarked;

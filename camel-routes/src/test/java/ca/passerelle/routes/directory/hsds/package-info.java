/** Tests of the HSDS reader and mapping. */
@NullMarked
package ca.passerelle.routes.directory.hsds;

import org.jspecify.annotations.NullMarked;

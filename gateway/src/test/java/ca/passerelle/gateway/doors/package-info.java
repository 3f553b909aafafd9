/** The doors. */
@NullMarked
package ca.passerelle.gateway.doors;

import org.jspecify.annotations.NullMarked;

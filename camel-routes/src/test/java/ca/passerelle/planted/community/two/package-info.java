/** Planted violations of the rules for routes and for protocols. */
@NullMarked
package ca.passerelle.planted.community.two;

import org.jspecify.annotations.NullMarked;

/** The sandbox as somebody meets it who has just started it. */
@NullMarked
package ca.passerelle.gateway.sandbox;

import org.jspecify.annotations.NullMarked;

/** The gateway killed at the worst moments, judged by what its partners wrote down. */
@NullMarked
package ca.passerelle.gateway.crash;

import org.jspecify.annotations.NullMarked;

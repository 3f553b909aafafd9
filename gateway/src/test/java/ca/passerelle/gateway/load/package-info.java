/** How fast the gateway is on this machine: measured and printed, not judged. */
@NullMarked
package ca.passerelle.gateway.load;

import org.jspecify.annotations.NullMarked;

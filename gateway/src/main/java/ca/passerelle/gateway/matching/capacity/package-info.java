/** How much room services have: who said so, when, and until when it counts. */
@NamedInterface("capacity")
@NullMarked
package ca.passerelle.gateway.matching.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

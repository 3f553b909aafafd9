/** How one HL7 v2 sender speaks: the parts of its profile, and the settings that they are made of. */
@NullMarked
package ca.passerelle.routes.port.sender;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ca.passerelle.routes.port.sender;

import org.jspecify.annotations.NullMarked;

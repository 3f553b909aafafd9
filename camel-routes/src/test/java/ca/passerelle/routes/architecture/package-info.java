/** Rules about the shape of the code, each with a planted violation that it must catch. */
@NullMarked
package ca.passerelle.routes.architecture;

import org.jspecify.annotations.NullMarked;

/** The pages, as people without script meet them. */
@NullMarked
package ca.passerelle.gateway.console;

import org.jspecify.annotations.NullMarked;

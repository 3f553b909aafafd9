/** What every protocol shares: the envelope of a message, the outcome of mapping it, and the problems it may have. */
@NullMarked
package ca.passerelle.routes.kit;

import org.jspecify.annotations.NullMarked;

/** What routes ask of the gateway, and what the gateway asks of outbound protocols: interfaces and records only. */
@NullMarked
package ca.passerelle.routes.port;

import org.jspecify.annotations.NullMarked;

/** What the tests of the gateway share: a real PostgreSQL, one running gateway, and partners to play with. */
@NullMarked
package ca.passerelle.gateway.testing;

import org.jspecify.annotations.NullMarked;

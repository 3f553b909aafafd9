/** Tests of the directory against a real PostgreSQL. */
@NullMarked
package ca.passerelle.gateway.directory;

import org.jspecify.annotations.NullMarked;

/** What the content of a write is checked against: compiled from HAPI's model and R4's invariants, microseconds where a validator takes ten milliseconds. */
@NullMarked
package ca.passerelle.gateway.record.content;

import org.jspecify.annotations.NullMarked;

/** The record on PostgreSQL. */
@NullMarked
package ca.passerelle.gateway.record.store;

import org.jspecify.annotations.NullMarked;

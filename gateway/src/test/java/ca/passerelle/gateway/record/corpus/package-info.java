/** The record against resources that the world wrote. */
@NullMarked
package ca.passerelle.gateway.record.corpus;

import org.jspecify.annotations.NullMarked;

/** Reading strictly: what a client sends is checked in one pass, with no tree, before anything else reads it. */
@NullMarked
package ca.passerelle.gateway.fhir.strict;

import org.jspecify.annotations.NullMarked;

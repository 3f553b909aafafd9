/** A planted violation of the rule for wire packages. */
@NullMarked
package ca.passerelle.planted.emr.one.wire;

import org.jspecify.annotations.NullMarked;

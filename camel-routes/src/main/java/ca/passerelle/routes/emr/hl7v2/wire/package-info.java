/** HL7 v2 as it travels: MLLP frames, charsets, delimiters, escapes, dates and a flat walk over segments; no meaning. */
@NullMarked
package ca.passerelle.routes.emr.hl7v2.wire;

import org.jspecify.annotations.NullMarked;

/** The MLLP server's connections: who is at the other end, whose turn it is, how they begin and end. No meaning, no mapping. */
@NullMarked
package ca.passerelle.routes.emr.hl7v2.mllp;

import org.jspecify.annotations.NullMarked;

@NullMarked
package ca.passerelle.routes.emr.hl7v2.mllp;

import org.jspecify.annotations.NullMarked;

/** Coverage-guided fuzzing of what strangers' bytes reach first: no crash, no hang, bounded memory. Run by {@code ./mvnw -Pfuzz test}. */
@NullMarked
package ca.passerelle.routes.emr.hl7v2.fuzz;

import org.jspecify.annotations.NullMarked;

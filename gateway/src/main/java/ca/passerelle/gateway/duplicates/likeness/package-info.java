/** Whether two listings are one service: plain functions over records. They know no framework, no database, no clock and no chance. */
@NullMarked
package ca.passerelle.gateway.duplicates.likeness;

import org.jspecify.annotations.NullMarked;

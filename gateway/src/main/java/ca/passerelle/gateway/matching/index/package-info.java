/** What is matched: the traits of services and places, drawn from the record as it is written, in tables made for finding candidates. */
@NullMarked
package ca.passerelle.gateway.matching.index;

import org.jspecify.annotations.NullMarked;

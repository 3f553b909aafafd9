/** The search grammar: which parameters each type has, what they extract, and how a query string becomes a search. */
@NamedInterface("search")
@NullMarked
package ca.passerelle.gateway.record.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

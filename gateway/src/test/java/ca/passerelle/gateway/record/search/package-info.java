@NullMarked
package ca.passerelle.gateway.record.search;

import org.jspecify.annotations.NullMarked;

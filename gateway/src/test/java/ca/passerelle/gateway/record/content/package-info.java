@NullMarked
package ca.passerelle.gateway.record.content;

import org.jspecify.annotations.NullMarked;

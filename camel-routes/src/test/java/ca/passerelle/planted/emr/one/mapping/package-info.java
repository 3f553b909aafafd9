/** Planted violations of the rules for mapping packages. */
@NullMarked
package ca.passerelle.planted.emr.one.mapping;

import org.jspecify.annotations.NullMarked;

/** Pure functions that turn what a feed writes in a field into a value one can rely on, and name the rule when they had to change it. */
@NullMarked
package ca.passerelle.routes.directory.cleaning;

import org.jspecify.annotations.NullMarked;

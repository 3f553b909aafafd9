/** The way in for every feed: tells its format by what it holds and gives it to the reader of that format. */
@NullMarked
package ca.passerelle.routes.directory.intake;

import org.jspecify.annotations.NullMarked;

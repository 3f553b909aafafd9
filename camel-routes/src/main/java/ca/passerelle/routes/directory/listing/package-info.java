/** A directory as cleaned records, independent of the format of the feed: organisations, places, and services at places. */
@NullMarked
package ca.passerelle.routes.directory.listing;

import org.jspecify.annotations.NullMarked;

/**
 * iCarol as 211s of Canada use it: its table of four levels and its resource API. Values fall back from level to level, and take the privacy of
 * the level they came from.
 */
@NullMarked
package ca.passerelle.routes.directory.icarol;

import org.jspecify.annotations.NullMarked;

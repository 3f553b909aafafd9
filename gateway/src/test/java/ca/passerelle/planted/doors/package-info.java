/** What the rules of the gateway must catch. Never part of the application. */
@NullMarked
package ca.passerelle.planted.doors;

import org.jspecify.annotations.NullMarked;

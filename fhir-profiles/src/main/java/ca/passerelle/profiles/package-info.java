/**
 * Java names of what the profiles and vocabularies define: canonical URLs, identifier systems and codes. No other module writes
 * such a literal.
 */
@NullMarked
package ca.passerelle.profiles;

import org.jspecify.annotations.NullMarked;

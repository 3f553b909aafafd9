/**
 * The relational form of a directory, as HSDS defines it, with what HSDS lacks (secrecy, language of a record, translations). Every reader writes
 * it, and one mapping makes cleaned listings of it.
 */
@NullMarked
package ca.passerelle.routes.directory.tables;

import org.jspecify.annotations.NullMarked;

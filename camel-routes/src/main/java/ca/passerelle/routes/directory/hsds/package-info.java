/** Human Services Data Specification, versions 1.x to 3.1: from a package to cleaned records, and the watched folder. */
@NullMarked
package ca.passerelle.routes.directory.hsds;

import org.jspecify.annotations.NullMarked;

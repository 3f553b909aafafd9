/** Human Services Data Specification, versions 1.x to 3.1, and its UK profile: from CSV and JSON to tables. */
@NullMarked
package ca.passerelle.routes.directory.hsds;

import org.jspecify.annotations.NullMarked;

/** HSDS as it is written: a zip or a folder of CSV or JSON files, read into rows of named tables, with the guards a stranger's file needs. */
@NullMarked
package ca.passerelle.routes.directory.hsds.wire;

import org.jspecify.annotations.NullMarked;

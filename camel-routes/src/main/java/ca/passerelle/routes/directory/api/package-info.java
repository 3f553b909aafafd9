/**
 * Reading a directory from an HSDS API (specification, "API Reference"; openapi.json): pages, the complete list of ids, and records one by one
 * where lists hold less than the whole.
 */
@NullMarked
package ca.passerelle.routes.directory.api;

import org.jspecify.annotations.NullMarked;

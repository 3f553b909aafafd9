/** Documents in resources: the bytes of a Binary and of large attachments stand in the blob table, and are given back when they are read. */
@NullMarked
package ca.passerelle.gateway.fhir.document;

import org.jspecify.annotations.NullMarked;

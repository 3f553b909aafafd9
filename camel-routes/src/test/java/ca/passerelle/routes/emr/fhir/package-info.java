/** Notifications held against receivers of every kind. */
@NullMarked
package ca.passerelle.routes.emr.fhir;

import org.jspecify.annotations.NullMarked;

/** Pure functions from what happened to a referral to what a FHIR partner is told. */
@NullMarked
package ca.passerelle.routes.emr.fhir.mapping;

import org.jspecify.annotations.NullMarked;

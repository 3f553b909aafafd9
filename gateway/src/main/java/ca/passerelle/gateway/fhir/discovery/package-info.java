/** What a client may read before it has a token: the API's description and how one signs in. */
@NullMarked
package ca.passerelle.gateway.fhir.discovery;

import org.jspecify.annotations.NullMarked;

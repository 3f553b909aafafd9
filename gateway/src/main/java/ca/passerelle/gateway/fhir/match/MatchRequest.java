package ca.passerelle.gateway.fhir.match;

import ca.passerelle.gateway.matching.Where;
import ca.passerelle.gateway.matching.criteria.Sought;

/**
 * What {@code $match} is asked.
 *
 * @param sought without the place
 * @param count how many are wanted
 * @param perOrganization how often an organisation stands among the first ten, at most
 */
record MatchRequest(Where where, Sought sought, int count, int perOrganization) {}

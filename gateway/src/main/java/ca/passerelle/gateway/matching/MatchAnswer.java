package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import java.util.List;

/**
 * What fits.
 *
 * @param matches the best first, as many as were asked for
 * @param total how many there are altogether among those weighed
 * @param leftOut services of organisations that already stand among the first ten as often as they may
 * @param place where the person was taken to be
 * @param gap whether nothing meets a need that was asked for
 */
public record MatchAnswer(List<Match> matches, int total, int leftOut, Whereabouts place, boolean gap) {}

package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What fits.
 *
 * @param matches the best first, as many as were asked for
 * @param total how many there are altogether among those weighed
 * @param leftOut services of organisations that already stand among the first ten as often as they may
 * @param place where the person was taken to be
 * @param alsoListed by service that stands there: other listings of it, the best first
 * @param gap whether nothing meets a need that was asked for
 */
public record MatchAnswer(
        List<Match> matches,
        int total,
        int leftOut,
        Whereabouts place,
        Map<UUID, List<AlsoListed>> alsoListed,
        boolean gap) {}

package ca.passerelle.gateway.matching.criteria;

import java.util.List;

/**
 * One service for one person, weighed.
 *
 * @param judgements each criterion that was asked for or always counts, in their order
 * @param excluded whether one of them excludes
 * @param points what they give together; 0 when something excludes
 * @param of the most that they could give
 */
public record Match(Candidate candidate, List<Judgement> judgements, boolean excluded, double points, double of) {

    static Match of(Candidate candidate, List<Judgement> judgements) {
        double points = 0;
        double most = 0;
        boolean excluded = false;
        for (Judgement judgement : judgements) {
            points += judgement.points();
            most += judgement.criterion().points();
            excluded |= judgement.excludes();
        }
        return new Match(candidate, List.copyOf(judgements), excluded, excluded ? 0 : points, most);
    }

    /** From 0 to 1. */
    public double score() {
        return of == 0 ? 0 : Math.min(1, points / of);
    }

    public Verdict verdict(Criterion criterion) {
        return judgements.stream()
                .filter(judgement -> judgement.criterion() == criterion)
                .map(Judgement::verdict)
                .findFirst()
                .orElse(Verdict.UNKNOWN);
    }

    /** Whether it is a line that one calls in a crisis. */
    boolean isCrisisLine() {
        Fit fit = candidate.service().fits().get(Wanted.typeKey("crisis-line"));
        return fit != null && fit != Fit.MENTIONED;
    }
}

package ca.passerelle.gateway.matching.criteria;

import java.util.List;

/**
 * One service for one person, weighed.
 *
 * @param judgements each criterion that was asked for or always counts, in their order
 * @param points what they give together; 0 when something excludes
 * @param of the most that they could give
 */
public record Match(Candidate candidate, List<Judgement> judgements, double points, double of) {

    static Match of(Candidate candidate, List<Judgement> judgements) {
        boolean excluded = judgements.stream().anyMatch(Judgement::excludes);
        return new Match(
                candidate,
                List.copyOf(judgements),
                excluded
                        ? 0
                        : judgements.stream().mapToDouble(Judgement::points).sum(),
                judgements.stream()
                        .mapToDouble(judgement -> judgement.criterion().points())
                        .sum());
    }

    public boolean excluded() {
        return judgements.stream().anyMatch(Judgement::excludes);
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

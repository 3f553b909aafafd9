package ca.passerelle.gateway.matching.criteria;

import java.util.List;

/**
 * One criterion of one service for one person.
 *
 * @param excludes whether the service is left out for it; only what is known not to be met excludes
 * @param points from 0 to {@link Criterion#points}
 * @param note why
 */
public record Judgement(Criterion criterion, Verdict verdict, boolean excludes, double points, Note note) {

    static Judgement met(Criterion criterion, double share, String key, Object... values) {
        return of(criterion, Verdict.MET, false, share, key, values);
    }

    static Judgement unknown(Criterion criterion, double share, String key, Object... values) {
        return of(criterion, Verdict.UNKNOWN, false, share, key, values);
    }

    /** Weighs against the service and leaves it in. */
    static Judgement unmet(Criterion criterion, String key, Object... values) {
        return of(criterion, Verdict.UNMET, false, 0, key, values);
    }

    static Judgement excluded(Criterion criterion, String key, Object... values) {
        return of(criterion, Verdict.UNMET, true, 0, key, values);
    }

    private static Judgement of(
            Criterion criterion, Verdict verdict, boolean excludes, double share, String key, Object... values) {
        Note note = new Note("match." + criterion.code() + "." + key, List.of(values));
        return new Judgement(criterion, verdict, excludes, share * criterion.points(), note);
    }
}

package ca.passerelle.gateway.matching.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Weighs one service for one person by every criterion. A criterion that was not asked for is left out. */
public final class Weighing {

    /** A criterion; null when it was not asked for. */
    private interface Judge extends BiFunction<Sought, Candidate, @Nullable Judgement> {}

    private static final List<Judge> JUDGES = List.of(
            Admission::status,
            Admission::exclusion,
            NeedFit::judge,
            Reach::area,
            Reach::distance,
            Admission::age,
            Admission::gender,
            Admission::population,
            Admission::eligibility,
            Manner::language,
            Manner::designatedFrench,
            Manner::accessibility,
            Manner::cost,
            Manner::delivery,
            Manner::schedule,
            Standing::capacity,
            Standing::waiting,
            Standing::referral,
            Standing::freshness,
            Standing::preference);

    private Weighing() {}

    public static Match weigh(Sought sought, Candidate candidate) {
        List<Judgement> judgements = new ArrayList<>(JUDGES.size());
        for (Judge judge : JUDGES) {
            Judgement judgement = judge.apply(sought, candidate);
            if (judgement != null) {
                judgements.add(judgement);
            }
        }
        return Match.of(candidate, judgements);
    }
}

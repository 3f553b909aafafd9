package ca.passerelle.gateway.matching.gold;

import static org.assertj.core.api.Assertions.assertThat;

import ca.passerelle.gateway.matching.NeedsFromText;
import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.matching.criteria.Ranking;
import ca.passerelle.gateway.matching.criteria.Sought;
import ca.passerelle.gateway.matching.criteria.Weighing;
import ca.passerelle.profiles.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How good the ranking is, by hand-written judgements over an invented directory. Prints a line for each vignette and the means;
 * {@code -Dgold.show=v01} also prints what was ranked for one.
 */
class GoldSetTest {

    private static final int TEN = 10;
    private static final int FIVE = 5;

    private final Vocabulary vocabulary = Vocabulary.load();
    private final NeedsFromText texts = new NeedsFromText(vocabulary);
    private final GoldDirectory directory = new GoldDirectory();
    private final Map<UUID, Invented> byId =
            directory.listings().values().stream().collect(Collectors.toMap(Invented::id, Function.identity()));

    /** What one vignette came to. */
    private record Result(Vignette vignette, List<Invented> ranked, double ndcg, double precision) {}

    @Test
    void theDirectoryAndTheVignettesAreAsLargeAsTheyClaim() {
        assertThat(directory.listings()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(Vignette.all()).hasSizeGreaterThanOrEqualTo(60).allSatisfy(vignette -> {
            assertThat(directory.listings().keySet())
                    .as(vignette.key())
                    .containsAll(vignette.grades().keySet());
            assertThat(vignette.grades()).as(vignette.key()).isNotEmpty();
        });
    }

    @Test
    void whatALinkWorkerWouldSayComesFirstAndNothingForbiddenIsShown() {
        List<Result> results = Vignette.all().stream().map(this::result).toList();
        List<String> violations = new ArrayList<>();
        for (Result result : results) {
            result.ranked().forEach(shown -> violations.addAll(Violations.of(result.vignette(), shown, directory)));
            System.out.printf(
                    Locale.ROOT,
                    "%s  nDCG@10 %.3f  P@5 %.2f  %s%n",
                    result.vignette().key(),
                    result.ndcg(),
                    result.precision(),
                    result.vignette().who());
        }
        double ndcg = results.stream().mapToDouble(Result::ndcg).average().orElse(0);
        double precision =
                results.stream().mapToDouble(Result::precision).average().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "%d vignettes, %d listings: nDCG@10 %.3f, P@5 %.3f (of what is possible), constraint violations %d%n",
                results.size(),
                directory.listings().size(),
                ndcg,
                precision,
                violations.size());
        assertThat(violations).isEmpty();
        assertThat(ndcg).isGreaterThan(0.9);
        assertThat(precision).isGreaterThan(0.85);
    }

    private Result result(Vignette vignette) {
        Sought sought = vignette.sought(directory, texts, vocabulary);
        List<Match> weighed = directory.seenFrom(sought.place()).stream()
                .map(candidate -> Weighing.weigh(sought, candidate))
                .toList();
        List<Match> ranking = Ranking.rank(sought, weighed, 3).matches();
        List<Invented> ranked =
                ranking.stream().map(match -> byId.get(match.candidate().id())).toList();
        if (System.getProperty("gold.show", "").contains(vignette.key())) {
            ranking.stream()
                    .limit(TEN)
                    .forEach(match -> System.out.printf(
                            Locale.ROOT,
                            "    %-22s %d  %.1f %s%n",
                            byId.get(match.candidate().id()).key(),
                            grade(vignette, byId.get(match.candidate().id())),
                            match.points(),
                            match.judgements().stream()
                                    .map(judgement -> String.format(
                                            Locale.ROOT,
                                            "%s:%.1f",
                                            judgement.criterion().code(),
                                            judgement.points()))
                                    .collect(Collectors.joining(" "))));
        }
        return new Result(vignette, ranked, ndcg(vignette, ranked), precision(vignette, ranked));
    }

    private static int grade(Vignette vignette, Invented shown) {
        return vignette.grades().getOrDefault(shown.key(), 0);
    }

    /** Gains 2^grade - 1, discounted by the logarithm of the place, against the best possible order. */
    private static double ndcg(Vignette vignette, List<Invented> ranked) {
        List<Integer> best = vignette.grades().values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        return dcg(ranked.stream().map(shown -> grade(vignette, shown)).toList()) / dcg(best);
    }

    private static double dcg(List<Integer> grades) {
        double sum = 0;
        for (int place = 0; place < Math.min(TEN, grades.size()); place++) {
            sum += (Math.pow(2, grades.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
        }
        return sum;
    }

    /** How many of the first five were judged at least possible, of as many as there are. */
    private static double precision(Vignette vignette, List<Invented> ranked) {
        long good = ranked.stream()
                .limit(FIVE)
                .filter(shown -> grade(vignette, shown) > 0)
                .count();
        return good / (double) Math.min(FIVE, vignette.grades().size());
    }
}

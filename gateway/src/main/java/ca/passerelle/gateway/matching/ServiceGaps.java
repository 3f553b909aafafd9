package ca.passerelle.gateway.matching;

import ca.passerelle.gateway.matching.criteria.Criterion;
import ca.passerelle.gateway.matching.criteria.Judgement;
import ca.passerelle.gateway.matching.criteria.Match;
import ca.passerelle.gateway.matching.criteria.Sought;
import ca.passerelle.gateway.matching.criteria.Verdict;
import ca.passerelle.gateway.matching.criteria.Wanted;
import ca.passerelle.gateway.matching.criteria.Whereabouts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Counts where which needs are not met, and why: need, area and reason, by day. Nothing of a person is in it, and cells so small that they
 * could be one person's are not told.
 */
@Component
public class ServiceGaps {

    /** Cells of fewer searches are told as small, without their number. */
    public static final int SMALLEST = 5;

    private static final String NOTHING = "none";
    private static final String NOWHERE = "?";

    private final JdbcTemplate jdbc;

    ServiceGaps(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How often a need was not met in an area.
     *
     * @param area first three characters of the postal code, a province, or {@code ?}
     * @param reason {@code none}, or the criterion that excluded most of what there was
     * @param searches null for fewer than {@link #SMALLEST}
     */
    public record Gap(
            String need,
            String area,
            String reason,
            @Nullable Integer searches) {}

    void count(Sought sought, Collection<Match> weighed) {
        LocalDate day = LocalDate.ofInstant(sought.moment(), ZoneOffset.UTC);
        String area = area(sought.place());
        String reason = reason(weighed);
        sought.wanted().stream()
                .map(Wanted::need)
                .distinct()
                .forEach(need -> jdbc.update(
                        "insert into service_gap (day, need, area, reason) values (?, ?, ?, ?)"
                                + " on conflict (day, need, area, reason) do update set searches = service_gap.searches + 1",
                        day,
                        need,
                        area,
                        reason));
    }

    /** Sums of the days from one to another, both included, most first. */
    public List<Gap> between(LocalDate from, LocalDate to) {
        return jdbc.query(
                "select need, area, reason, sum(searches) as searches from service_gap where day between ? and ?"
                        + " group by need, area, reason order by sum(searches) desc, need, area, reason",
                (row, number) -> {
                    int searches = row.getInt("searches");
                    return new Gap(
                            row.getString("need"),
                            row.getString("area"),
                            row.getString("reason"),
                            searches < SMALLEST ? null : searches);
                },
                from,
                to);
    }

    private static String area(Whereabouts place) {
        if (place.fsa() != null) {
            return place.fsa();
        }
        return place.province() == null ? NOWHERE : place.province();
    }

    private static String reason(Collection<Match> weighed) {
        Map<String, Long> excluded = weighed.stream()
                .filter(match -> match.verdict(Criterion.NEED) == Verdict.MET)
                .flatMap(match ->
                        match.judgements().stream().filter(Judgement::excludes).limit(1))
                .map(judgement -> judgement.criterion().code())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return excluded.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(NOTHING);
    }
}

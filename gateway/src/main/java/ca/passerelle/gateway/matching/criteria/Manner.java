package ca.passerelle.gateway.matching.criteria;

import static ca.passerelle.gateway.matching.criteria.Judgement.excluded;
import static ca.passerelle.gateway.matching.criteria.Judgement.met;
import static ca.passerelle.gateway.matching.criteria.Judgement.unknown;
import static ca.passerelle.gateway.matching.criteria.Judgement.unmet;

import ca.passerelle.gateway.matching.criteria.Note.Coded;
import ca.passerelle.gateway.matching.criteria.ServiceTraits.Charge;
import ca.passerelle.gateway.matching.criteria.Sought.CostLimit;
import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a service is given so that the person can use it: language, access, cost, way, hours. */
final class Manner {

    private static final String FRENCH = "fr";
    private static final String FULL = "FULLACCESSIBLE";
    private static final String PARTIAL = "PARTIALLYACCESSIBLE";
    private static final String NONE = "NOTACCESSIBILE";
    private static final Set<String> MAJORITY = Set.of("en", FRENCH);

    /** Above this a fee is not a small one, in dollars. */
    private static final BigDecimal SMALL = BigDecimal.TEN;

    private Manner() {}

    static @Nullable Judgement language(Sought sought, Candidate candidate) {
        List<String> asked = sought.languages();
        if (asked.isEmpty()) {
            return null;
        }
        Set<String> spoken = spoken(candidate);
        Optional<String> shared = asked.stream().filter(spoken::contains).findFirst();
        Coded first = language(asked.get(0));
        if (shared.isPresent()) {
            double share = shared.get().equals(asked.get(0)) ? 1 : 0.8;
            return met(Criterion.LANGUAGE, share, "met", language(shared.get()));
        }
        if (candidate.service().interpreters()) {
            return met(Criterion.LANGUAGE, 0.6, "interpreters", first);
        }
        // Feeds list what is particular: the language of the majority often goes without saying.
        boolean goesWithoutSaying =
                asked.stream().anyMatch(MAJORITY::contains) && spoken.stream().noneMatch(MAJORITY::contains);
        if (spoken.isEmpty() || goesWithoutSaying) {
            return unknown(Criterion.LANGUAGE, 0.3, "unknown", first);
        }
        return sought.languageRequired()
                ? excluded(Criterion.LANGUAGE, "unmet", first)
                : unmet(Criterion.LANGUAGE, "unmet", first);
    }

    private static Set<String> spoken(Candidate candidate) {
        Set<String> spoken = new LinkedHashSet<>(candidate.service().languages());
        if (candidate.place() != null) {
            spoken.addAll(candidate.place().languages());
        }
        if (candidate.service().designatedFrench()) {
            spoken.add(FRENCH);
        }
        return spoken;
    }

    private static Coded language(String tag) {
        return new Coded(Systems.LANGUAGE, tag);
    }

    static @Nullable Judgement designatedFrench(Sought sought, Candidate candidate) {
        if (!sought.designatedFrench()) {
            return null;
        }
        if (candidate.service().designatedFrench()) {
            return met(Criterion.DESIGNATED_FRENCH, 1, "met");
        }
        return spoken(candidate).contains(FRENCH)
                ? unknown(Criterion.DESIGNATED_FRENCH, 0.4, "speaks")
                : unknown(Criterion.DESIGNATED_FRENCH, 0.1, "unknown");
    }

    static @Nullable Judgement accessibility(Sought sought, Candidate candidate) {
        if (sought.accessibility().isEmpty()) {
            return null;
        }
        if (!candidate.hasDoor() || candidate.service().modes().contains("home-visit")) {
            return met(Criterion.ACCESSIBILITY, 0.8, "from-home");
        }
        Set<String> known = new TreeSet<>(candidate.service().accessibility());
        if (candidate.place() != null) {
            known.addAll(candidate.place().accessibility());
        }
        if (known.contains(NONE) && !known.contains(FULL)) {
            return candidate.comesToThePerson()
                    ? unmet(Criterion.ACCESSIBILITY, "unmet")
                    : excluded(Criterion.ACCESSIBILITY, "unmet");
        }
        if (known.containsAll(sought.accessibility()) || known.contains(FULL)) {
            return met(Criterion.ACCESSIBILITY, 1, "met");
        }
        return known.contains(PARTIAL) || !known.isEmpty()
                ? unknown(Criterion.ACCESSIBILITY, 0.4, "partial")
                : unknown(Criterion.ACCESSIBILITY, 0.3, "unknown");
    }

    static @Nullable Judgement cost(Sought sought, Candidate candidate) {
        CostLimit limit = sought.cost();
        if (limit == null) {
            return null;
        }
        Charge charge = candidate.service().charge();
        BigDecimal least = candidate.service().least();
        if (charge == null) {
            return unknown(Criterion.COST, 0.35, "unknown");
        }
        return switch (charge) {
            case FREE -> met(Criterion.COST, 1, "free");
            case SLIDING ->
                limit == CostLimit.FREE ? unknown(Criterion.COST, 0.4, "sliding") : met(Criterion.COST, 0.9, "sliding");
            case FEE -> {
                if (limit == CostLimit.FREE) {
                    yield excluded(Criterion.COST, "fee");
                }
                yield least != null && least.compareTo(SMALL) <= 0
                        ? met(
                                Criterion.COST,
                                0.7,
                                "small",
                                least.stripTrailingZeros().toPlainString())
                        : unmet(Criterion.COST, "fee");
            }
        };
    }

    static @Nullable Judgement delivery(Sought sought, Candidate candidate) {
        if (sought.modes().isEmpty()) {
            return null;
        }
        Set<String> given = new TreeSet<>(candidate.service().modes());
        if (candidate.hasDoor() && given.isEmpty()) {
            given.add("in-person");
        }
        Optional<String> shared =
                given.stream().filter(sought.modes()::contains).findFirst();
        if (shared.isPresent()) {
            return met(Criterion.DELIVERY, 1, "met", new Coded(Systems.DELIVERY_MODE, shared.get()));
        }
        boolean virtual = candidate.place() != null && candidate.place().virtual();
        if (given.isEmpty()) {
            boolean fromHome = sought.modes().stream().anyMatch(mode -> !mode.equals("in-person"));
            return virtual && !fromHome
                    ? excluded(Criterion.DELIVERY, "virtual-only")
                    : unknown(Criterion.DELIVERY, 0.4, "unknown");
        }
        return excluded(
                Criterion.DELIVERY,
                "unmet",
                new Coded(Systems.DELIVERY_MODE, given.iterator().next()));
    }

    static @Nullable Judgement schedule(Sought sought, Candidate candidate) {
        if (sought.times().isEmpty()) {
            return null;
        }
        List<WeekTime> hours = candidate.service().hours();
        if (hours.isEmpty() && candidate.place() != null) {
            hours = candidate.place().hours();
        }
        if (hours.isEmpty()) {
            return unknown(Criterion.SCHEDULE, 0.35, "unknown");
        }
        List<WeekTime> open = hours;
        return sought.times().stream().anyMatch(time -> open.stream().anyMatch(time::overlaps))
                ? met(Criterion.SCHEDULE, 1, "met")
                : unmet(Criterion.SCHEDULE, "unmet");
    }
}

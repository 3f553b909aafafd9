package ca.passerelle.gateway.matching.criteria;

import static ca.passerelle.gateway.matching.criteria.Judgement.excluded;
import static ca.passerelle.gateway.matching.criteria.Judgement.met;
import static ca.passerelle.gateway.matching.criteria.Judgement.unknown;
import static ca.passerelle.gateway.matching.criteria.Judgement.unmet;

import ca.passerelle.gateway.matching.criteria.Note.Coded;
import ca.passerelle.profiles.Systems;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a service is for this person at all. */
final class Admission {

    private static final BigDecimal ADULT = BigDecimal.valueOf(18);
    private static final BigDecimal YOUNG = BigDecimal.valueOf(30);
    private static final BigDecimal CHILD = BigDecimal.valueOf(13);
    private static final BigDecimal LATER_LIFE = BigDecimal.valueOf(50);

    private Admission() {}

    static @Nullable Judgement status(Sought sought, Candidate candidate) {
        if (!candidate.service().active()) {
            return excluded(Criterion.STATUS, "inactive");
        }
        return candidate.service().referable() ? null : excluded(Criterion.STATUS, "not-referable");
    }

    static @Nullable Judgement exclusion(Sought sought, Candidate candidate) {
        boolean unwanted = sought.excluded().contains(candidate.id())
                || candidate.organization() != null && sought.excluded().contains(candidate.organization());
        return unwanted ? excluded(Criterion.EXCLUSION, "unmet") : null;
    }

    static @Nullable Judgement age(Sought sought, Candidate candidate) {
        BigDecimal age = sought.age();
        if (age == null) {
            return null;
        }
        BigDecimal from = candidate.service().ageFrom();
        BigDecimal to = candidate.service().ageTo();
        if (from != null && age.compareTo(from) < 0) {
            return excluded(Criterion.AGE, "from", plain(from));
        }
        // Who is 29 and a half is 29.
        if (to != null && age.compareTo(to.add(BigDecimal.ONE)) >= 0) {
            return excluded(Criterion.AGE, "to", plain(to));
        }
        if (from == null && to == null) {
            return byPopulation(age, candidate.service());
        }
        if (from != null && to != null) {
            return met(Criterion.AGE, 1, "between", plain(from), plain(to));
        }
        return from != null
                ? met(Criterion.AGE, 1, "at-least", plain(from))
                : met(Criterion.AGE, 1, "at-most", plain(to));
    }

    /** A service that calls itself one for older people or for children has ages, though it does not say which. */
    private static Judgement byPopulation(BigDecimal age, ServiceTraits service) {
        boolean young =
                service.populations().contains("youth") || service.populations().contains("children");
        boolean old = service.populations().contains("seniors");
        boolean tooYoung = old && !young && age.compareTo(LATER_LIFE) < 0;
        boolean notYoung = young
                && !old
                && !service.populations().contains("families")
                && age.compareTo(service.populations().contains("youth") ? YOUNG : CHILD) >= 0;
        return tooYoung || notYoung
                ? unknown(Criterion.AGE, 0.05, "made-for-others")
                : unknown(Criterion.AGE, 0.5, "unknown");
    }

    private static String plain(@Nullable BigDecimal age) {
        return age == null ? "" : age.stripTrailingZeros().toPlainString();
    }

    static @Nullable Judgement gender(Sought sought, Candidate candidate) {
        Set<String> genders = candidate.service().genders();
        if (genders.isEmpty()) {
            return null;
        }
        if (sought.gender() == null) {
            return unknown(Criterion.GENDER, 0.5, "unknown");
        }
        // Who is neither may well be served: a person asks.
        if (!sought.gender().equals("male") && !sought.gender().equals("female")) {
            return genders.contains(sought.gender())
                    ? met(Criterion.GENDER, 1, "met")
                    : unknown(Criterion.GENDER, 0.5, "unknown");
        }
        return genders.contains(sought.gender())
                ? met(Criterion.GENDER, 1, "met")
                : excluded(Criterion.GENDER, "unmet");
    }

    static @Nullable Judgement population(Sought sought, Candidate candidate) {
        Set<String> mine = populations(sought);
        ServiceTraits service = candidate.service();
        Optional<String> shared = new TreeSet<>(service.populations())
                .stream().filter(mine::contains).findFirst();
        Set<String> only = service.onlyFor();
        if (!only.isEmpty() && only.stream().noneMatch(mine::contains)) {
            Coded closed = new Coded(Systems.POPULATION, new TreeSet<>(only).first());
            return isKnownNotToBe(sought, only)
                    ? excluded(Criterion.POPULATION, "only-for", closed)
                    : unknown(Criterion.POPULATION, 0.1, "confirm-only-for", closed);
        }
        if (shared.isPresent()) {
            return met(Criterion.POPULATION, 1, "met", new Coded(Systems.POPULATION, shared.get()));
        }
        if (service.populations().isEmpty()) {
            return mine.isEmpty() ? null : unknown(Criterion.POPULATION, 0.4, "everybody");
        }
        Coded other = new Coded(Systems.POPULATION, new TreeSet<>(service.populations()).first());
        return isKnownNotToBe(sought, service.populations())
                ? unmet(Criterion.POPULATION, "others", other)
                : unknown(Criterion.POPULATION, 0.15, "confirm-for", other);
    }

    /** What the person said, with what age and gender say. */
    private static Set<String> populations(Sought sought) {
        Set<String> all = new TreeSet<>(sought.populations());
        if ("female".equals(sought.gender())) {
            all.add("women");
        } else if ("male".equals(sought.gender())) {
            all.add("men");
        }
        BigDecimal age = sought.age();
        if (age != null && age.compareTo(BigDecimal.valueOf(65)) >= 0) {
            all.add("seniors");
        } else if (age != null && age.compareTo(CHILD) < 0) {
            all.add("children");
        } else if (age != null && age.compareTo(BigDecimal.valueOf(25)) < 0) {
            all.add("youth");
        }
        return all;
    }

    /** Only age and gender tell who somebody is not; of everything else a person may not have spoken. */
    private static boolean isKnownNotToBe(Sought sought, Set<String> populations) {
        return populations.stream().allMatch(population -> switch (population) {
            case "women" -> "male".equals(sought.gender());
            case "men" -> "female".equals(sought.gender());
            case "seniors" -> sought.age() != null && sought.age().compareTo(LATER_LIFE) < 0;
            case "children" -> sought.age() != null && sought.age().compareTo(ADULT) >= 0;
            case "youth" -> sought.age() != null && sought.age().compareTo(YOUNG) >= 0;
            default -> false;
        });
    }

    static @Nullable Judgement eligibility(Sought sought, Candidate candidate) {
        String conditions = candidate.service().conditions();
        return conditions == null ? null : unknown(Criterion.ELIGIBILITY, 0, "unknown", conditions);
    }
}

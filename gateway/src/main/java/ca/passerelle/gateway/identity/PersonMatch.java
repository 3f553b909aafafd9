package ca.passerelle.gateway.identity;

import ca.passerelle.profiles.HealthNumber;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two Patients are one person. Only a shared identifier of the same authority links them by itself; name and birth date propose a
 * link that a person decides on. A function of what is given, the same in either order.
 *
 * @param score in hundredths, to sort what people look at
 */
record PersonMatch(Verdict verdict, int score, Set<Ground> grounds) {

    /** What follows. */
    enum Verdict {
        LINK,
        PROPOSE,
        NONE
    }

    /** What speaks for it or against it. */
    enum Ground {
        SAME_IDENTIFIER,
        SAID_BY_CUSTODIAN,
        CHECK_DIGIT_RIGHT,
        CHECK_DIGIT_WRONG,
        SAME_NAME,
        OTHER_NAME,
        SAME_BIRTH_DATE,
        OTHER_BIRTH_DATE,
        OTHER_GENDER,
        OTHER_HEALTH_NUMBER
    }

    private static final int LINKS = 70;
    private static final int PROPOSES = 40;

    static PersonMatch of(Traits one, Traits other) {
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        int score = identifiers(one, other, grounds);
        boolean shared = grounds.contains(Ground.SAME_IDENTIFIER);
        score += compare(one.born(), other.born(), 15, -25, Ground.SAME_BIRTH_DATE, Ground.OTHER_BIRTH_DATE, grounds);
        score += compare(name(one), name(other), 15, -15, Ground.SAME_NAME, Ground.OTHER_NAME, grounds);
        score += compare(one.gender(), other.gender(), 0, -5, null, Ground.OTHER_GENDER, grounds);
        int bounded = Math.max(0, Math.min(100, shared ? score : score + 20));
        if (shared) {
            return new PersonMatch(bounded >= LINKS ? Verdict.LINK : Verdict.PROPOSE, bounded, grounds);
        }
        boolean alike = one.likeness() != null && one.likeness().equals(other.likeness());
        return new PersonMatch(alike && bounded >= PROPOSES ? Verdict.PROPOSE : Verdict.NONE, bounded, grounds);
    }

    private static int identifiers(Traits one, Traits other, Set<Ground> grounds) {
        Set<Traits.Number> shared = new LinkedHashSet<>(one.identifiers());
        shared.retainAll(other.identifiers());
        int best = 0;
        for (Traits.Number number : shared) {
            grounds.add(Ground.SAME_IDENTIFIER);
            best = Math.max(best, weight(number, grounds));
        }
        if (shared.isEmpty() && hasOtherHealthNumber(one, other)) {
            grounds.add(Ground.OTHER_HEALTH_NUMBER);
            return -30;
        }
        return best;
    }

    private static int weight(Traits.Number number, Set<Ground> grounds) {
        Optional<HealthNumber> province = HealthNumber.ofSystem(number.system());
        if (province.isEmpty()) {
            return 85;
        }
        return switch (CheckDigit.of(province.get(), number.value())) {
            case RIGHT -> {
                grounds.add(Ground.CHECK_DIGIT_RIGHT);
                yield 95;
            }
            case WRONG -> {
                grounds.add(Ground.CHECK_DIGIT_WRONG);
                yield 75;
            }
            case UNKNOWN -> 90;
        };
    }

    /** Two numbers of the same province: one of them may be mistyped, or they are two persons. */
    private static boolean hasOtherHealthNumber(Traits one, Traits other) {
        return one.identifiers().stream()
                .filter(number -> HealthNumber.ofSystem(number.system()).isPresent())
                .anyMatch(number -> other.identifiers().stream()
                        .anyMatch(known -> known.system().equals(number.system())
                                && !known.value().equals(number.value())));
    }

    private static int compare(
            @Nullable String one,
            @Nullable String other,
            int same,
            int differs,
            @Nullable Ground agreement,
            Ground difference,
            Set<Ground> grounds) {
        if (one == null || other == null) {
            return 0;
        }
        boolean agrees = one.equals(other);
        if (!agrees) {
            grounds.add(difference);
        } else if (agreement != null) {
            grounds.add(agreement);
        }
        return agrees ? same : differs;
    }

    /** Family names change with marriage, given names are shortened: only both together tell. */
    private static @Nullable String name(Traits traits) {
        return traits.family() == null || traits.given() == null ? null : traits.family() + "|" + traits.given();
    }
}

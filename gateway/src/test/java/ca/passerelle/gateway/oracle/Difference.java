package ca.passerelle.gateway.oracle;

import java.util.function.Predicate;

/**
 * Every deliberate difference between the answers of the gateway and those of HAPI's JPA server, with its reason. One that does not occur
 * any more fails the suite, so that the list stays true.
 */
enum Difference {
    DATE_OF_YEAR_OR_MONTH(
            "le2024 and ge2024 find all that is within 2024; the oracle compares with its first day, or its last.",
            it -> it.isByRule() && it.asks("date") && it.theirs().isGood() && it.asksForYearOrMonth()),
    DATE_IN_A_ZONE(
            "A day is a day of UTC; the oracle takes the day in the zone of the value.",
            it -> it.isByRule() && it.asks("date") && it.theirs().isGood() && !it.asksForYearOrMonth()),
    DATE_OR(
            "Several values of a date are alternatives; the oracle refuses them.",
            it -> it.isByRule() && it.asks("date or") && it.theirs().status() == 400),
    DATE_AP(
            "ap is answered as R4 recommends; the oracle refuses it.",
            it -> it.isByRule() && it.asks("date ap") && it.theirs().status() == 400),
    REFERENCE_IDENTIFIER(
            ":identifier is answered; the oracle refuses it.",
            it -> it.isByRule()
                    && it.asks("reference :identifier")
                    && it.theirs().status() == 400),
    REFERENCE_BY_IDENTIFIER_ALONE(
            "A reference that names its target by an identifier alone is there; for the oracle it is missing.",
            it -> it.isByRule() && it.asks("reference :missing") && it.theirs().isGood()),
    SPACE_AROUND(
            "Space around a text is no part of it; for the oracle it is.",
            it -> it.asks("string") && it.asksForSpaceAround() && it.missing().isEmpty());

    private final String reason;
    private final Predicate<Case> explains;

    Difference(String reason, Predicate<Case> explains) {
        this.reason = reason;
        this.explains = explains;
    }

    boolean explains(Case mismatch) {
        return explains.test(mismatch);
    }

    @Override
    public String toString() {
        return name() + ": " + reason;
    }
}

package ca.passerelle.gateway.duplicates.likeness;

import java.util.Locale;

/** What speaks for or against two listings being one service. */
public enum Ground {
    /** The service's name is the same, and the organisation's is not another. */
    SAME_NAME(Weight.STRONG, 30),
    /** The same door. */
    SAME_ADDRESS(Weight.STRONG, 25),
    /** A telephone of the service itself. */
    SAME_PHONE(Weight.STRONG, 20),
    /** An e-mail or web address of the service itself; both come from one domain, and are one key. */
    SAME_ONLINE(Weight.STRONG, 15),
    /** A registered number, or a contact of the organisation: all of them name the organisation, and are one key. */
    SAME_ORGANIZATION(Weight.STRONG, 15),
    ALIKE_NAME(Weight.HINT, 15),
    SAME_TYPE(Weight.HINT, 5),
    SHARED_BY_MANY(Weight.HINT, 0),
    /** One of them has a number in its name. */
    NUMBER_OF_ONE(Weight.DOUBT, -15),
    OTHER_ADDRESS(Weight.DOUBT, -15),
    /** Which of the organisation's places it is cannot be told. */
    PLACE_OF_ONE(Weight.DOUBT, -10),
    /** Together with other links it would join what must not be together. */
    CONFLICTING(Weight.DOUBT, 0),
    OTHER_NUMBER(Weight.VETO, 0),
    OTHER_MUNICIPALITY(Weight.VETO, 0),
    CONTRASTING_NAME(Weight.VETO, 0),
    OTHER_AGES(Weight.VETO, 0);

    /** What a ground can do. */
    public enum Weight {
        /** Two of them link. */
        STRONG,
        HINT,
        /** Keeps from linking; a person may be asked. */
        DOUBT,
        /** Keeps apart, whatever else agrees. */
        VETO
    }

    private final Weight weight;
    private final int points;

    Ground(Weight weight, int points) {
        this.weight = weight;
        this.points = points;
    }

    public Weight weight() {
        return weight;
    }

    int points() {
        return points;
    }

    /** The word by which an answer names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

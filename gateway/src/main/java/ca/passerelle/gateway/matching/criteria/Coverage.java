package ca.passerelle.gateway.matching.criteria;

/** Where a person is with regard to the area that a service draws on a map. */
public enum Coverage {
    INSIDE,
    /** So near the border that where the person is known to be does not tell the side. */
    BORDER,
    OUTSIDE
}

package ca.passerelle.gateway.matching.criteria;

/** How one knows that a service meets a need, the surest first. */
public enum Fit {
    /** The directory codes it in our list. */
    CODED,
    /** The directory codes it in another list, which a concept map leads to ours. */
    MAPPED,
    /** The name of the service or of its term says so. */
    NAMED,
    /** The description mentions it. */
    MENTIONED;

    public boolean isCoded() {
        return this == CODED || this == MAPPED;
    }
}

package ca.passerelle.routes.port.sender;

/** The kinds of a sender's own codes that a profile can give a meaning to. */
public enum CodeKind {
    /** RF1-1, to one of {@code P A R E C} (table 0283 and the Australian correction). */
    STATUS,
    /** RF1-2, to a FHIR request priority. */
    PRIORITY,
    /** RF1-3, to a need that a community service meets. */
    CATEGORY,
    /** Assigning authority of a patient's identifier, to an identifier system. */
    AUTHORITY
}

package ca.passerelle.routes.directory.listing;

/** Whether a service is offered. Only {@link #ACTIVE} can be referred to. */
public enum ListingStatus {
    ACTIVE("active"),
    INACTIVE("inactive"),
    DEFUNCT("defunct"),
    /** Offered, but its publisher asks not to refer to it. */
    NOT_REFERABLE("not-referable"),
    TEMPORARILY_CLOSED("temporarily-closed"),
    /** A word that we do not know: not offered until a person has looked. */
    UNKNOWN("unknown");

    private final String code;

    ListingStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

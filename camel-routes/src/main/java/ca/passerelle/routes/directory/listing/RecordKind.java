package ca.passerelle.routes.directory.listing;

/** What a source id names. The word is part of the identifier system and of the id that is derived from it. */
public enum RecordKind {
    ORGANIZATION("organization"),
    LOCATION("location"),
    SERVICE("service"),
    SERVICE_AT_LOCATION("service-at-location"),
    TAXONOMY("taxonomy");

    private final String word;

    RecordKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

package ca.passerelle.routes.directory.icarol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The four levels of {@code TaxonomyLevelName}. */
enum ICarolLevel {
    AGENCY,
    SITE,
    PROGRAM,
    PROGRAM_AT_SITE;

    /** Null for a word that names none. */
    static @Nullable ICarolLevel of(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "agency", "organization", "organisation" -> AGENCY;
            case "site", "location" -> SITE;
            case "program", "programme", "service" -> PROGRAM;
            case "programatsite", "serviceatsite", "programsite" -> PROGRAM_AT_SITE;
            default -> null;
        };
    }
}

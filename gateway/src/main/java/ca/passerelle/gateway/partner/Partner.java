package ca.passerelle.gateway.partner;

import java.util.Locale;
import java.util.UUID;

/**
 * An organisation that takes part.
 *
 * @param key its short name, part of identifier systems
 * @param organization FHIR id of its Organization
 */
public record Partner(UUID id, String key, Kind kind, String nameEn, String nameFr, UUID organization) {

    /** What kinds of organisation take part. */
    public enum Kind {
        CLINIC,
        LINK_WORKER,
        COMMUNITY,
        DIRECTORY,
        AUTHORITY,
        /** The gateway itself, exercising after its start: known in memory only, never in the registry. */
        REHEARSAL
    }

    public String name(Locale language) {
        return language.getLanguage().equals(Locale.FRENCH.getLanguage()) ? nameFr : nameEn;
    }
}

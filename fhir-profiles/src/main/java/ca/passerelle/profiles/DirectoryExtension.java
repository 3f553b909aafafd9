package ca.passerelle.profiles;

/**
 * Extensions that a directory listing needs beyond R4 core. Those of HL7 are used where there is one; the others are ours, one per gap that
 * HSDS fills and R4 does not.
 */
public final class DirectoryExtension {

    private static final String OURS = Systems.CANONICAL + "/StructureDefinition/";
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    /** Core: the same text in another language; parts {@code lang} (code) and {@code content} (string). */
    public static final String TRANSLATION = CORE + "translation";

    /** Core: on Location, its border as GeoJSON (Attachment). */
    public static final String BOUNDARY = CORE + "location-boundary-geojson";

    /** Core: the extension to dial after a telephone number (string). */
    public static final String PHONE_EXTENSION = CORE + "contactpoint-extension";

    /** On any element: the value as the feed gave it, when cleaning changed it (string). */
    public static final String ORIGINAL_VALUE = OURS + "directory-original-value";

    /** On ContactPoint: what the feed says the number or address is for (string). */
    public static final String TELECOM_LABEL = OURS + "directory-telecom-label";

    /** On Organization and HealthcareService: another name (string). */
    public static final String ALTERNATE_NAME = OURS + "directory-alternate-name";

    /** On Organization: what it is and does (string). */
    public static final String ORGANIZATION_DESCRIPTION = OURS + "directory-organization-description";

    /** On HealthcareService: status word of the feed, finer than {@code active} (code). */
    public static final String LISTING_STATUS = OURS + "directory-listing-status";

    /** On HealthcareService: a passing notice that a reader must see first (string). */
    public static final String ALERT = OURS + "directory-alert";

    /** On HealthcareService: how to apply, in words (string). */
    public static final String INTAKE_INSTRUCTIONS = OURS + "directory-intake-instructions";

    /** On HealthcareService: a paper to bring (string). */
    public static final String REQUIRED_DOCUMENT = OURS + "directory-required-document";

    /** On HealthcareService: ages served (Range in years). Absent means unknown. */
    public static final String AGE_RANGE = OURS + "directory-age-range";

    /** On HealthcareService: fees in words (string). */
    public static final String FEES = OURS + "directory-fees";

    /** On HealthcareService: one price; parts {@code option}, {@code amount} (Money), {@code text}, {@code validity} (Period). */
    public static final String COST_OPTION = OURS + "directory-cost-option";

    /** On HealthcareService: how long one waits, in words (string). */
    public static final String WAIT_TIME = OURS + "directory-wait-time";

    /** On HealthcareService: who pays for it (string). */
    public static final String FUNDING = OURS + "directory-funding";

    /**
     * On HealthcareService: free places; parts {@code available}, {@code maximum} (decimal), {@code unit} (string), {@code updated} (dateTime),
     * {@code text}.
     */
    public static final String CAPACITY = OURS + "directory-capacity";

    /** On HealthcareService and Location: opening hours in the feed's words (string). */
    public static final String HOURS_TEXT = OURS + "directory-hours-text";

    /**
     * On HealthcareService and Location: a recurrence that availableTime cannot say; parts {@code rule} (RFC 5545 RRULE), {@code opens},
     * {@code closes} (time), {@code validity} (Period), {@code offset} (string).
     */
    public static final String SCHEDULE_RULE = OURS + "directory-schedule-rule";

    /** On availableTime and hoursOfOperation: UTC offset that the feed states for these hours (string, {@code -03:30}). */
    public static final String UTC_OFFSET = OURS + "directory-utc-offset";

    /** On Location: how accessible it is (string). */
    public static final String ACCESSIBILITY = OURS + "directory-accessibility";

    /** On Location: how to get there by public transport (string). */
    public static final String TRANSIT = OURS + "directory-transit";

    /** On Location: the address is kept secret; lines, postal code and position are absent on purpose (boolean). */
    public static final String ADDRESS_WITHHELD = OURS + "directory-address-withheld";

    /** On Location: a language spoken there (CodeableConcept). */
    public static final String LOCATION_LANGUAGE = OURS + "directory-location-language";

    /** On Organization, Location and HealthcareService: when the feed says the record last changed (dateTime). */
    public static final String SOURCE_MODIFIED = OURS + "directory-source-modified";

    /** On HealthcareService: when the feed says a person last checked it (date). */
    public static final String SOURCE_VERIFIED = OURS + "directory-source-verified";

    /**
     * On Bundle.entry.search: one criterion that the service was weighed by; parts {@code criterion}, {@code verdict} (code), {@code points},
     * {@code of} (decimal), {@code text} (string, with its translation).
     */
    public static final String MATCH_REASON = OURS + "match-reason";

    /**
     * On Bundle.entry.search: another source that lists the same service; parts {@code service} (Reference), {@code source} (string, with its
     * translation).
     */
    public static final String MATCH_ALSO_LISTED = OURS + "match-also-listed";

    private DirectoryExtension() {}
}

package ca.passerelle.profiles;

/** Identifier systems and code systems that a referral uses, by the name the field gives them. */
public final class Systems {

    /** Root of everything that Passerelle itself defines. */
    public static final String CANONICAL = "https://fhir.passerelle.ca";

    /** Finer states of a referral; each code belongs to exactly one Task.status. */
    public static final String BUSINESS_STATUS = CANONICAL + "/CodeSystem/referral-business-status";

    /** Coded reasons for a decline, a cancellation, a hold or a failure. */
    public static final String STATUS_REASON = CANONICAL + "/CodeSystem/referral-status-reason";

    /** Rule and problem codes that OperationOutcome.issue.details and ERR segments carry. */
    public static final String PROBLEM = CANONICAL + "/CodeSystem/problem";

    /** Needs that a community service meets. */
    public static final String NEED = CANONICAL + "/CodeSystem/need";

    /** The number under which the gateway itself files a referral (RF1-11, identifier type FILL). */
    public static final String REFERRAL_NUMBER = CANONICAL + "/NamingSystem/referral-number";

    /** Prefix of the systems under which a partner's own numbers are kept: {@code <prefix>/<partner key>[/<namespace>]}. */
    public static final String PARTNER_NUMBER = CANONICAL + "/NamingSystem/partner";

    /** Prefix of the systems under which a directory feed's own record numbers are kept: {@code <prefix>/<feed key>/<kind>}. */
    public static final String FEED_RECORD = CANONICAL + "/NamingSystem/feed";

    /** HL7 table 0203, identifier types (PLAC, FILL, JHN, MR …). */
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /** FHIR Task codes ({@code fulfill}). */
    public static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    /** Kinds of entries on a referral's timeline. */
    public static final String REFERRAL_EVENT = CANONICAL + "/CodeSystem/referral-event";

    private Systems() {}
}

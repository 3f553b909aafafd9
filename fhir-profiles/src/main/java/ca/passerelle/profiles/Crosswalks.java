package ca.passerelle.profiles;

import java.util.List;

/**
 * Canonical URLs of the concept maps between our codes and those of other guides, for {@link Vocabulary#translate}. Each has one of the
 * opposite direction; there and back again, the other side sees the state it saw before.
 */
public final class Crosswalks {

    private static final String MAP = Systems.CANONICAL + "/ConceptMap/";

    /** {@link BusinessStatus} to RF1-1 of HL7 v2, {@link Systems#REFERRAL_STATUS}. */
    public static final String BUSINESS_STATUS_TO_REFERRAL_STATUS = MAP + "business-status-to-v2-0283";

    /** RF1-1 of HL7 v2 to {@link BusinessStatus}. */
    public static final String REFERRAL_STATUS_TO_BUSINESS_STATUS = MAP + "v2-0283-to-business-status";

    /** RF1-2 of HL7 v2, {@link Systems#REFERRAL_PRIORITY}, to ServiceRequest.priority. */
    public static final String REFERRAL_PRIORITY_TO_REQUEST_PRIORITY = MAP + "v2-0280-to-request-priority";

    /** ServiceRequest.priority to RF1-2 of HL7 v2. */
    public static final String REQUEST_PRIORITY_TO_REFERRAL_PRIORITY = MAP + "request-priority-to-v2-0280";

    /** {@link BusinessStatus} to the Task.status that a HL7 Gravity peer understands. */
    public static final String BUSINESS_STATUS_TO_GRAVITY = MAP + "business-status-to-task-status";

    /** Task.status of a peer that says nothing finer to {@link BusinessStatus}. */
    public static final String TASK_STATUS_TO_BUSINESS_STATUS = MAP + "task-status-to-business-status";

    /** {@link BusinessStatus} to {@link Systems#BSER_BUSINESS_STATUS}. */
    public static final String BUSINESS_STATUS_TO_BSER = MAP + "business-status-to-bser";

    /** {@link Systems#BSER_BUSINESS_STATUS} to {@link BusinessStatus}. */
    public static final String BSER_TO_BUSINESS_STATUS = MAP + "bser-to-business-status";

    /** {@link BusinessStatus} to {@link Systems#CA_EREC_BUSINESS_STATUS}. */
    public static final String BUSINESS_STATUS_TO_CA_EREC = MAP + "business-status-to-ca-erec";

    /** {@link Systems#CA_EREC_BUSINESS_STATUS}, as far as its codes are known, to {@link BusinessStatus}. */
    public static final String CA_EREC_TO_BUSINESS_STATUS = MAP + "ca-erec-to-business-status";

    static final List<String> ALL = List.of(
            BUSINESS_STATUS_TO_REFERRAL_STATUS,
            REFERRAL_STATUS_TO_BUSINESS_STATUS,
            REFERRAL_PRIORITY_TO_REQUEST_PRIORITY,
            REQUEST_PRIORITY_TO_REFERRAL_PRIORITY,
            BUSINESS_STATUS_TO_GRAVITY,
            TASK_STATUS_TO_BUSINESS_STATUS,
            BUSINESS_STATUS_TO_BSER,
            BSER_TO_BUSINESS_STATUS,
            BUSINESS_STATUS_TO_CA_EREC,
            CA_EREC_TO_BUSINESS_STATUS);

    private Crosswalks() {}
}

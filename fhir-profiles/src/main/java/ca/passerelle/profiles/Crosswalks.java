package ca.passerelle.profiles;

import java.util.List;

/**
 * Canonical URLs of the concept maps between our codes and those of other guides, for {@link Vocabulary#translate}. Each but those from a
 * screening result has one of the opposite direction; there and back again, the other side sees the state it saw before.
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

    /** {@link BusinessStatus} to {@link Systems#V2_STATUS_DETAIL}. */
    public static final String BUSINESS_STATUS_TO_OBX = MAP + "business-status-to-v2-obx";

    /** {@link Systems#V2_STATUS_DETAIL} to {@link BusinessStatus}. */
    public static final String OBX_TO_BUSINESS_STATUS = MAP + "v2-obx-to-business-status";

    /** {@link Systems#NEED} to the categories of {@link Systems#GRAVITY}. */
    public static final String NEED_TO_SDOH_CATEGORY = MAP + "need-to-sdoh-category";

    /** The categories of {@link Systems#GRAVITY} to {@link Systems#NEED}. */
    public static final String SDOH_CATEGORY_TO_NEED = MAP + "sdoh-category-to-need";

    /** {@link Systems#NEED} to {@link Systems#SERVICE_CATEGORY}. */
    public static final String NEED_TO_SERVICE_CATEGORY = MAP + "need-to-service-category";

    /** {@link Systems#SERVICE_CATEGORY} to {@link Systems#NEED}. */
    public static final String SERVICE_CATEGORY_TO_NEED = MAP + "service-category-to-need";

    /** {@link ScreeningResult} to {@link Systems#NEED}. */
    public static final String SCREENING_RESULT_TO_NEED = MAP + "screening-result-to-need";

    /** {@link ScreeningResult} to the categories of {@link Systems#GRAVITY}. */
    public static final String SCREENING_RESULT_TO_SDOH_CATEGORY = MAP + "screening-result-to-sdoh-category";

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
            CA_EREC_TO_BUSINESS_STATUS,
            BUSINESS_STATUS_TO_OBX,
            OBX_TO_BUSINESS_STATUS,
            NEED_TO_SDOH_CATEGORY,
            SDOH_CATEGORY_TO_NEED,
            NEED_TO_SERVICE_CATEGORY,
            SERVICE_CATEGORY_TO_NEED,
            SCREENING_RESULT_TO_NEED,
            SCREENING_RESULT_TO_SDOH_CATEGORY);

    private Crosswalks() {}
}

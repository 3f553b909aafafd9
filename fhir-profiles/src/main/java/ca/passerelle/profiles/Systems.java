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

    /** Kinds of community service; each belongs to one need. */
    public static final String SERVICE_TYPE = CANONICAL + "/CodeSystem/service-type";

    /** For whom a service is, and to whom a person belongs. */
    public static final String POPULATION = CANONICAL + "/CodeSystem/population";

    /** How a service reaches a person. */
    public static final String DELIVERY_MODE = CANONICAL + "/CodeSystem/delivery-mode";

    /** How a person travels. */
    public static final String TRAVEL_MODE = CANONICAL + "/CodeSystem/travel-mode";

    /** What a person can pay. */
    public static final String COST_LIMIT = CANONICAL + "/CodeSystem/cost-limit";

    /** What a service is weighed by when it is matched to a person. */
    public static final String MATCH_CRITERION = CANONICAL + "/CodeSystem/match-criterion";

    /** What is known of one criterion of a match. */
    public static final String MATCH_VERDICT = CANONICAL + "/CodeSystem/match-verdict";

    /** How accessible a place is, by CIOC (CC0). */
    public static final String ACCESSIBILITY = CANONICAL + "/CodeSystem/cioc-accessibility";

    /** What is paid for, by CIOC (CC0). */
    public static final String FEE_TYPE = CANONICAL + "/CodeSystem/cioc-fee-type";

    /** Languages of service and the designation to serve in French, by CIOC (CC0). */
    public static final String SERVICE_LANGUAGE = CANONICAL + "/CodeSystem/cioc-language";

    /** What a message between the parties of a referral is about. */
    public static final String COMMUNICATION_CATEGORY = CANONICAL + "/CodeSystem/communication-category";

    /** What the sum of a screener says; see {@link ScreeningResult}. */
    public static final String SCREENING_RESULT = CANONICAL + "/CodeSystem/screening-result";

    /** Codes of HL7 Gravity SDOH Clinical Care: its categories of social circumstances, its types of inputs and outputs. */
    public static final String GRAVITY =
            "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes";

    /** The open service categories of FHIR R4 ({@code 33} is transport). */
    public static final String SERVICE_CATEGORY = "http://terminology.hl7.org/CodeSystem/service-category";

    /** {@link #BUSINESS_STATUS} as OBX-5 of HL7 v2 carries it, under the coding system {@link V2CodingSystem#OWN}. */
    public static final String V2_STATUS_DETAIL = CANONICAL + "/CodeSystem/v2-99PASSERELLE-referral-business-status";

    /** The number under which the gateway itself files a referral (RF1-11, identifier type FILL). */
    public static final String REFERRAL_NUMBER = CANONICAL + "/NamingSystem/referral-number";

    /** Prefix of the systems under which a partner's own numbers are kept: {@code <prefix>/<partner key>[/<namespace>]}. */
    public static final String PARTNER_NUMBER = CANONICAL + "/NamingSystem/partner";

    /** Prefix of the systems under which a directory feed's own record numbers are kept: {@code <prefix>/<feed key>/<kind>}. */
    public static final String FEED_RECORD = CANONICAL + "/NamingSystem/feed";

    /** HL7 table 0203, identifier types (PLAC, FILL, JHN, MR …). */
    public static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /** Whether a Condition is active. */
    public static final String CONDITION_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    /** How sure a Condition is. */
    public static final String CONDITION_VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    /** FHIR Task codes ({@code fulfill}). */
    public static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    /** The statuses of a FHIR Task. */
    public static final String TASK_STATUS = "http://hl7.org/fhir/task-status";

    /** Codes that Structured Data Capture uses for Tasks until they have a home: what is asked, and types of inputs and outputs. */
    public static final String SDC_TASK = "http://hl7.org/fhir/uv/sdc/CodeSystem/temp";

    /** Kinds of entries on a referral's timeline. */
    public static final String REFERRAL_EVENT = CANONICAL + "/CodeSystem/referral-event";

    /** Codes of what HL7's validator reports in an OperationOutcome. */
    public static final String VALIDATOR_MESSAGE = "http://hl7.org/fhir/java-core-messageId";

    /** Prefix of every uniform resource name. */
    public static final String URN = "urn:";

    /** Prefix of a reference to another entry of the same Bundle. */
    public static final String URN_UUID = "urn:uuid:";

    /** Prefix of the code systems of HL7 v2 tables: {@code <prefix>0283}. */
    public static final String V2_TABLE = "http://terminology.hl7.org/CodeSystem/v2-";

    /** Prefix of code systems of a partner's own: {@code <prefix>/<partner key>[/<name of the system>]}. */
    public static final String PARTNER_CODE = CANONICAL + "/CodeSystem/partner";

    public static final String LOINC = "http://loinc.org";

    public static final String SNOMED = "http://snomed.info/sct";

    /** Abnormal flags and other interpretations of an observation. */
    public static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    /** The version code of a health card, of CA Baseline; the value is a string, on Identifier. */
    public static final String IDENTIFIER_VERSION =
            "http://hl7.org/fhir/ca/baseline/StructureDefinition/ext-identifierversion";

    /**
     * The components of an EI (entity, namespace, universal id, its type) exactly as a sender wrote its referral number; on Identifier.
     * Nested extensions {@code 1} to {@code 4}, each a string.
     */
    public static final String SENT_IDENTIFIER = CANONICAL + "/StructureDefinition/sent-identifier";

    /** A value as it was sent that is not valid where it stands, such as 30 February; a string, on a primitive element. */
    public static final String SENT_TEXT = CANONICAL + "/StructureDefinition/sent-text";

    /** The concept as it was sent, where the element only takes codes of its own; a CodeableConcept, on a primitive element. */
    public static final String SENT_CONCEPT = CANONICAL + "/StructureDefinition/sent-concept";

    /** When a person's particulars were true, as their source says; a dateTime, on Patient. */
    public static final String AS_OF = CANONICAL + "/StructureDefinition/as-of";

    /** BCP 47 language tags, the code system of HealthcareService.communication. */
    public static final String LANGUAGE = "urn:ietf:bcp:47";

    /** The value set of common languages, which FHIR R4 only prefers. */
    public static final String COMMON_LANGUAGES = "http://hl7.org/fhir/ValueSet/languages";

    /** The value set of all language tags. */
    public static final String ALL_LANGUAGES = "http://hl7.org/fhir/ValueSet/all-languages";

    /** The licensed 211 taxonomy. Its codes pass through as a feed gives them; none of them, and no label, is part of this product. */
    public static final String TAXONOMY_211 = "http://211hsis.org";

    /** FHIR service provision conditions ({@code free}, {@code disc}, {@code cost}). */
    public static final String SERVICE_PROVISION = "http://terminology.hl7.org/CodeSystem/service-provision-conditions";

    /** UCUM units of measure ({@code a} is a year of age). */
    public static final String UCUM = "http://unitsofmeasure.org";

    /** HL7 table 0280, referral priority (RF1-2). */
    public static final String REFERRAL_PRIORITY = "http://terminology.hl7.org/CodeSystem/v2-0280";

    /** HL7 table 0283, referral status (RF1-1). */
    public static final String REFERRAL_STATUS = "http://terminology.hl7.org/CodeSystem/v2-0283";

    /** Business statuses of HL7 BSeR. */
    public static final String BSER_BUSINESS_STATUS = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

    /** Business statuses of the pan-Canadian guide CA:eReC. */
    public static final String CA_EREC_BUSINESS_STATUS =
            "https://fhir.infoway-inforoute.ca/CodeSystem/ca-referralbusinessstatus";

    /** Subscription topic of ours: the changes of a referral, by its Task. */
    public static final String REFERRAL_TOPIC = CANONICAL + "/SubscriptionTopic/referral";

    /** Subscription topic of Gravity SDOH Clinical Care: the changes of a Task. */
    public static final String GRAVITY_TASK_TOPIC = "http://hl7.org/fhir/us/sdoh-clinicalcare/SubscriptionTopic/Task";

    /** Profile of a notification Bundle, of the Subscriptions Backport guide for R4. */
    public static final String SUBSCRIPTION_NOTIFICATION =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-notification-r4";

    /** Profile of the Parameters that begin a notification, of the same guide. */
    public static final String SUBSCRIPTION_STATUS =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4";

    /** Extension of Subscription.channel.payload: how much of what happened a notification says, of the same guide. */
    public static final String SUBSCRIPTION_CONTENT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content";

    /** The XML namespace of FHIR. */
    public static final String FHIR_XML = "http://hl7.org/fhir";

    /** The XML namespace of a narrative. */
    public static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** How many places a HealthcareService has for people who are referred to it; an unsignedInt. */
    public static final String SERVICE_SEATS = CANONICAL + "/StructureDefinition/service-seats";

    /** Where a person stands on a waitlist, on Task: extensions {@code position}, {@code estimatedWait}, {@code offeredUntil}. */
    public static final String WAITLIST = CANONICAL + "/StructureDefinition/waitlist";

    /** A field of a sender's own segment, by its name and its text; on ServiceRequest. */
    public static final String SENT_FIELD = CANONICAL + "/StructureDefinition/sent-field";

    /** The bytes of a document that is kept beside the resource, by their SHA-256; a string, on Attachment. Never sent. */
    public static final String BLOB = CANONICAL + "/StructureDefinition/blob";

    /** Codes about values and resources, of which {@code SUBSETTED} marks the part of a resource. */
    public static final String OBSERVATION_VALUE = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

    /** How confidential a resource is ({@code R} restricted, {@code V} very restricted, {@code N} normal); a security label. */
    public static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    /** FHIR message events of HL7 v2, of which {@code I12} is a referral (HL7 BSeR). */
    public static final String V2_EVENT = "http://terminology.hl7.org/CodeSystem/v2-0003";

    /** Message events of the Ontario eReferral guide, whose codes are those of CA:eReC. */
    public static final String ONTARIO_MESSAGE_EVENT = "https://ehealthontario.ca/fhir/CodeSystem/message-event-code";

    /** The number under which an Ontario message header names its referral; an Identifier, on MessageHeader. */
    public static final String ONTARIO_REFERRAL_IDENTIFIER =
            "http://ehealthontario.ca/fhir/StructureDefinition/ext-referral-identifier";

    /** Whether the person has to be seen, or advice is enough; a boolean, on a Task. Ontario's address of it. */
    public static final String PATIENT_NEEDS_TO_BE_SEEN =
            "http://ehealthontario.ca/fhir/StructureDefinition/ca-on-eConsult-ext-patient-needs-to-be-seen";

    /** Where Ocean has the codes {@code process-request} and {@code process-request-consult} of a Task of CA:eReC. */
    public static final String CA_EREC_TASK_CODE = "http://terminology.hl7.org/CodeSystem/v3-TaskOutcome";

    /** Why a request has its status, as FHIR R4 defines it; a CodeableConcept, on a request. */
    public static final String REQUEST_STATUS_REASON = "http://hl7.org/fhir/StructureDefinition/request-statusReason";

    /** Numbers of the message Bundles that the gateway itself writes. */
    public static final String MESSAGE_NUMBER = CANONICAL + "/NamingSystem/message";

    /** The operation by which FHIR messages are sent, as HL7 defines it. */
    public static final String PROCESS_MESSAGE =
            "http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message";

    /** Purposes of use, of which {@code HTEST} marks a message that is only a test. */
    public static final String ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /** Gender as it is administered ({@code female}, {@code male}, {@code other}, {@code unknown}). */
    public static final String ADMINISTRATIVE_GENDER = "http://hl7.org/fhir/administrative-gender";

    /** What was done with data (HL7 v3 DataOperation: CREATE, UPDATE, OBSOLETE). */
    public static final String DATA_OPERATION = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

    /** Who took part in what a Provenance tells ({@code author}). */
    public static final String PROVENANCE_PARTICIPANT =
            "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    /** The system of identifiers that are URIs themselves, as a {@code urn:uuid:} is. */
    public static final String URI = "urn:ietf:rfc:3986";

    private Systems() {}
}

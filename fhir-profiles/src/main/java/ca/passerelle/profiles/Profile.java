package ca.passerelle.profiles;

import java.util.Arrays;
import java.util.List;

/** Our profiles of FHIR resources, each with the type that it constrains. Their rules are StructureDefinitions in the package. */
public enum Profile {
    SERVICE_REQUEST("ServiceRequest", "service-request"),
    REFERRAL_TASK("Task", "referral-task"),
    PATIENT_TASK("Task", "patient-task"),
    PATIENT("Patient", "patient"),
    PRACTITIONER_ROLE("PractitionerRole", "practitioner-role"),
    ORGANIZATION("Organization", "organization"),
    LOCATION("Location", "location"),
    HEALTHCARE_SERVICE("HealthcareService", "healthcare-service"),
    CONSENT("Consent", "consent"),
    COMMUNICATION("Communication", "communication"),
    QUESTIONNAIRE_RESPONSE("QuestionnaireResponse", "questionnaire-response"),
    SCREENING_OBSERVATION("Observation", "screening-observation"),
    ENROLMENT_OBSERVATION("Observation", "enrolment-observation"),
    GOAL("Goal", "goal"),
    PROCEDURE("Procedure", "procedure"),
    APPOINTMENT("Appointment", "appointment"),
    AUDIT_EVENT("AuditEvent", "audit-event");

    private final String type;
    private final String id;

    Profile(String type, String id) {
        this.type = type;
        this.id = id;
    }

    /** The resource type that it constrains. */
    public String type() {
        return type;
    }

    /** Canonical URL, as {@code meta.profile} names it. */
    public String url() {
        return Systems.CANONICAL + "/StructureDefinition/" + id;
    }

    /** Those of one resource type. */
    public static List<Profile> on(String type) {
        return Arrays.stream(values())
                .filter(profile -> profile.type.equals(type))
                .toList();
    }
}

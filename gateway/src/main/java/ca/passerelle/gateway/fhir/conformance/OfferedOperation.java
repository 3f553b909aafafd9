package ca.passerelle.gateway.fhir.conformance;

import ca.passerelle.profiles.Systems;
import java.util.Arrays;
import java.util.List;

/** The operations that the gateway offers, as the CapabilityStatement names them; each has its OperationDefinition in the package. */
public enum OfferedOperation {
    VALIDATE("validate", "Resource", "resource-validate"),
    EVERYTHING("everything", "Patient", "patient-everything"),
    REFER("refer", "Task", "task-refer"),
    STATUS_HISTORY("status-history", "Task", "task-status-history"),
    SUBSCRIPTION_STATUS("status", "Subscription", "subscription-status"),
    SUBSCRIPTION_EVENTS("events", "Subscription", "subscription-events"),
    MATCH("match", "HealthcareService", "healthcareservice-match"),
    EXPLAIN("explain", "HealthcareService", "healthcareservice-explain"),
    CAPACITY("capacity", "HealthcareService", "healthcareservice-capacity"),
    REPORT_CAPACITY("report-capacity", "HealthcareService", "healthcareservice-report-capacity"),
    CAPACITY_HISTORY("capacity-history", "HealthcareService", "healthcareservice-capacity-history"),
    CAPACITY_LINK("capacity-link", "HealthcareService", "healthcareservice-capacity-link");

    private final String code;
    private final String type;
    private final String definition;

    OfferedOperation(String code, String type, String definition) {
        this.code = code;
        this.type = type;
        this.definition = definition;
    }

    /** The name without its dollar sign. */
    public String code() {
        return code;
    }

    /** Canonical URL of its OperationDefinition. */
    public String definition() {
        return Systems.CANONICAL + "/OperationDefinition/" + definition;
    }

    /** Whether it works on every type, and on none in particular. */
    public boolean isForEveryType() {
        return type.equals("Resource");
    }

    /** Those of one type, with those that work on every type. */
    public static List<OfferedOperation> on(String type) {
        return Arrays.stream(values())
                .filter(operation -> operation.isForEveryType() || operation.type.equals(type))
                .toList();
    }
}

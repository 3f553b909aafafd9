package ca.passerelle.gateway.record.content;

import ca.passerelle.gateway.record.search.TimeRange;
import ca.passerelle.profiles.Systems;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Invariants of what is asked, observed and planned. */
final class CareRules {

    private static final Set<String> OVER = Set.of("resolved", "remission", "inactive");

    static final List<Rule> ALL = List.of(
            Rule.of(Task.class, "inv-1", "lastModified is not before authoredOn.", CareRules::isModifiedAfterAuthored),
            Rule.of(
                    ServiceRequest.class,
                    "prr-1",
                    "orderDetail comes with a code.",
                    request -> !request.hasOrderDetail() || request.hasCode()),
            Rule.of(
                    Observation.class,
                    "obs-6",
                    "There is a value or a reason why it is absent, not both.",
                    observation -> !observation.hasDataAbsentReason() || !observation.hasValue()),
            Rule.of(
                    Observation.class,
                    "obs-7",
                    "No component has the observation's own code beside its value.",
                    observation -> !observation.hasValue()
                            || !observation.hasComponent()
                            || observation.getComponent().stream()
                                    .noneMatch(component -> shareACoding(component.getCode(), observation.getCode()))),
            Rule.of(
                    ObservationReferenceRangeComponent.class,
                    "obs-3",
                    "A reference range has a low or a high value, or a text.",
                    range -> range.hasLow() || range.hasHigh() || range.hasText()),
            Rule.of(
                    Condition.ConditionStageComponent.class,
                    "con-1",
                    "A stage has a summary or an assessment.",
                    stage -> stage.hasSummary() || stage.hasAssessment()),
            Rule.of(
                    Condition.ConditionEvidenceComponent.class,
                    "con-2",
                    "An evidence has a code or a detail.",
                    evidence -> evidence.hasCode() || evidence.hasDetail()),
            Rule.of(
                    Condition.class,
                    "con-4",
                    "A condition that has abated is resolved, in remission or inactive.",
                    condition -> !condition.hasAbatement()
                            || condition.getClinicalStatus().getCoding().stream()
                                    .anyMatch(coding -> Systems.CONDITION_CLINICAL.equals(coding.getSystem())
                                            && OVER.contains(String.valueOf(coding.getCode())))),
            Rule.of(
                    Condition.class,
                    "con-5",
                    "A condition that was entered in error has no clinical status.",
                    condition -> !condition.hasClinicalStatus() || !isError(condition.getVerificationStatus())),
            Rule.of(
                    CarePlanActivityComponent.class,
                    "cpl-3",
                    "An activity has a detail or a reference, not both.",
                    activity -> !activity.hasDetail() || !activity.hasReference()),
            Rule.of(
                    GoalTargetComponent.class,
                    "gol-1",
                    "A target with a detail has a measure.",
                    target -> !target.hasDetail() || target.hasMeasure()),
            Rule.of(
                    AuditEventEntityComponent.class,
                    "sev-1",
                    "An entity has a name or a query, not both.",
                    entity -> !entity.hasName() || !entity.hasQuery()));

    private CareRules() {}

    private static boolean isModifiedAfterAuthored(Task task) {
        if (!task.hasLastModified() || !task.hasAuthoredOn()) {
            return true;
        }
        TimeRange modified = TimeRange.read(task.getLastModifiedElement().getValueAsString());
        TimeRange authored = TimeRange.read(task.getAuthoredOnElement().getValueAsString());
        return modified == null || authored == null || authored.low().isBefore(modified.high());
    }

    private static boolean isError(CodeableConcept verification) {
        return verification.getCoding().stream()
                .anyMatch(coding -> Systems.CONDITION_VERIFICATION.equals(coding.getSystem())
                        && "entered-in-error".equals(coding.getCode()));
    }

    private static boolean shareACoding(CodeableConcept one, CodeableConcept other) {
        return one.getCoding().stream()
                .anyMatch(coding -> other.getCoding().stream().anyMatch(coding::equalsDeep));
    }
}
